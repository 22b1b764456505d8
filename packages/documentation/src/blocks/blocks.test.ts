import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
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
});
