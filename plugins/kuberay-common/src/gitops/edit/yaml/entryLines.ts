import type { ParsedNode } from 'yaml';
import { isMap, isScalar, isSeq } from 'yaml';
import { isBlockScalar } from './literalText';
import type { TextLines } from './TextLines';

/** Lines of a text, both included, counted from 0. */
export interface LineRange {
  first: number;
  last: number;
}

/**
 * The lines of an entry of a block map or list: with the comments directly above it, and with those
 * that follow deeper than it stands.
 *
 * @param start - Offset of its key or dash.
 */
export function entryLines(
  lines: TextLines,
  start: number,
  node: ParsedNode | null,
  keyEnd: number,
): LineRange {
  const column = lines.column(start);
  let first = lines.lineOf(start);
  while (
    first > 0 &&
    lines.isComment(first - 1) &&
    lines.indentation(first - 1) === column
  ) {
    first -= 1;
  }
  let last = lines.lineOf(contentEnd(lines.text, node, keyEnd));
  for (let line = last + 1; line < lines.count; line += 1) {
    const indentation = lines.indentation(line);
    if (indentation === undefined) {
      continue;
    }
    if (!lines.isComment(line) || indentation <= column) {
      break;
    }
    last = line;
  }
  return { first, last };
}

/** An offset in the last line of what a node says; trailing comments and blank lines are not part of it. */
function contentEnd(
  text: string,
  node: ParsedNode | null,
  before: number,
): number {
  if (isMap<ParsedNode, ParsedNode | null>(node) && !node.flow) {
    const pair = node.items.at(-1);
    return pair ? contentEnd(text, pair.value, pair.key.range[1]) : before;
  }
  if (isSeq<ParsedNode>(node) && !node.flow) {
    const item = node.items.at(-1);
    return item ? contentEnd(text, item, item.range[0]) : before;
  }
  if (!node || (isScalar(node) && node.range[0] === node.range[1])) {
    return before;
  }
  const [start, end] = node.range;
  const source = text.slice(start, end);
  // With `+` the blank lines behind it are part of the text.
  const kept = isBlockScalar(node) && /^[|>][0-9]?\+/.test(source);
  return start + Math.max((kept ? source : source.trimEnd()).length - 1, 0);
}
