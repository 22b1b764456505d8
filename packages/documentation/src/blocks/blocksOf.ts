import { readPages } from '../pages/readPages';
import type { Snippet } from '../snippets';
import { blockKind, type BlockKind } from './blockKind';

/** The blocks of a kind on all pages, each behind its place, as `it.each` takes them. */
export function blocksOf(kind: BlockKind): Array<[string, Snippet]> {
  return readPages()
    .flatMap(({ snippets }) => snippets)
    .filter(snippet => blockKind(snippet) === kind)
    .map(snippet => [`${snippet.file}:${snippet.line}`, snippet]);
}
