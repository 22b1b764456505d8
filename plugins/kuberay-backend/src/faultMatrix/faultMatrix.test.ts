import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allCells, faults, kinds, ways } from './__testUtils__/faultMatrix';
import { renderMatrix } from './__testUtils__/renderMatrix';

const DOCUMENT = join(__dirname, '../../../../docs/faults.md');

/** Cells of a table are as wide as the formatter likes. */
function withoutPadding(markdown: string): string[] {
  return markdown
    .split('\n')
    .map(line => line.replace(/-{3,}/g, '---').replace(/ +/g, ' ').trim())
    .filter(line => line !== '');
}

describe('the fault matrix', () => {
  it('has each of its 14 x 3 x 3 cells once', () => {
    const cells = allCells().map(({ fault, kind, way }) =>
      [fault, kind, way].join(' / '),
    );

    expect([faults.length, kinds.length, ways.length]).toEqual([14, 3, 3]);
    expect(new Set(cells).size).toBe(126);
    expect(cells).toHaveLength(126);
  });

  it('gives a reason for each cell that cannot occur, or where nothing is noticed', () => {
    const reasons = allCells().flatMap(({ outcome }) =>
      'because' in outcome ? [outcome.because] : [],
    );

    expect(reasons.length).toBeGreaterThan(0);
    expect(reasons.filter(reason => reason.length < 20)).toEqual([]);
  });

  it('is what docs/faults.md says', () => {
    expect(existsSync(DOCUMENT)).toBe(true);
    const documented = withoutPadding(readFileSync(DOCUMENT, 'utf8'));

    expect(
      documented.slice(
        documented.indexOf('| fault | what happens | how it heals |'),
      ),
    ).toEqual(withoutPadding(renderMatrix()));
  });
});
