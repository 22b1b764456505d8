import { readPages } from '../pages/readPages';
import type { Snippet } from '../snippets';
import { blockKind, type BlockKind } from './blockKind';

let blocks: Snippet[] | undefined;

/** The blocks of a kind on all pages, each behind its place, as `it.each` takes them. */
export function blocksOf(kind: BlockKind): Array<[string, Snippet]> {
  blocks ??= readPages().flatMap(({ snippets }) => snippets);
  return blocks
    .filter(snippet => blockKind(snippet) === kind)
    .map(snippet => [`${snippet.file}:${snippet.line}`, snippet]);
}
