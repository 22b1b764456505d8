import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { blockKind, type BlockKind } from '../blocks/blockKind';
import { readPages, ROOT } from '../pages/readPages';
import { notRunPage, reasonFor, REASONS, type NotRun } from './notRun';
import { runnerOf } from './runnerOf';
import { shellCommands } from './shellCommands';

/** Kinds of blocks that are listed as a whole. */
const LISTED: readonly BlockKind[] = [
  'compose file',
  'configuration of a proxy',
  'pipeline',
];

function notRun(): NotRun[] {
  const blocks = readPages().flatMap(({ snippets }) => snippets);
  const all = blocks.flatMap((block): NotRun[] => {
    const kind = blockKind(block);
    const { file, headings } = block;
    if (kind === 'commands') {
      return shellCommands(block)
        .filter(command => runnerOf(command) === undefined)
        .map(({ text }) => ({ file, what: text }));
    }
    return kind && LISTED.includes(kind)
      ? [{ file, what: `${kind} in “${headings[headings.length - 1]}”` }]
      : [];
  });
  return all.filter(
    ({ file, what }, index) =>
      all.findIndex(each => each.file === file && each.what === what) === index,
  );
}

describe('docs/not-run.md', () => {
  const path = resolve(ROOT, 'docs/not-run.md');

  it('lists what no test runs, each with a reason', () => {
    const all = notRun();
    expect(all.filter(entry => !reasonFor(entry))).toEqual([]);
    const page = notRunPage(all);
    if (process.env.WRITE_DOCS) {
      writeFileSync(path, page);
    }
    expect(readFileSync(path, 'utf8')).toBe(page);
  });

  it('has no reason for what is run, or gone', () => {
    const all = notRun();
    expect(
      REASONS.filter(reason => !all.some(each => reasonFor(each) === reason)),
    ).toEqual([]);
  });
});
