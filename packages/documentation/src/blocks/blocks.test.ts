import { existsSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { readPages, ROOT } from '../pages/readPages';
import { blockKind } from './blockKind';
import { HELD_BY } from './heldBy';

describe('every fenced block', () => {
  const blocks = readPages().flatMap(({ snippets }) => snippets);

  it('is of a kind that a check holds', () => {
    const unheld = blocks
      .filter(block => blockKind(block) === undefined)
      .map(({ file, line, language }) => `${file}:${line}: ${language}`);
    expect(unheld).toEqual([]);
  });

  it.each(Object.entries(HELD_BY))(
    'of the kind %s is held by %s',
    (_, test) => {
      expect(existsSync(resolve(ROOT, test))).toBe(true);
    },
  );

  const elsewhere = blocks.flatMap(block => {
    const kind = blockKind(block);
    const test = kind && HELD_BY[kind];
    return !test || test.startsWith('packages/documentation/')
      ? []
      : [{ ...block, test }];
  });

  it.each(elsewhere)(
    'that a test elsewhere holds is on a page that it reads: $file:$line',
    ({ file, test }) => {
      const source = readFileSync(resolve(ROOT, test), 'utf8');
      expect(source).toContain(basename(file));
    },
  );
});
