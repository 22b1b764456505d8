import type { ParsedNode, YAMLSeq } from 'yaml';
import { needsQuotes } from '../renderManifest';

type TextList = YAMLSeq<ParsedNode>;

/** Nothing that means something to YAML; other text is quoted. */
const PLAIN = /^[a-z][-a-z0-9]*$/;

/** Adds items behind the last one, on lines of their own where the others have such. */
export function appendItems(
  content: string,
  list: TextList,
  items: readonly string[],
): string {
  const texts = items.map(quoted);
  if (list.srcToken?.type === 'block-seq') {
    const { indent } = list.srcToken;
    const at = lineEnd(content, lastEnd(list));
    const dash = `${lineBreak(content)}${' '.repeat(indent)}- `;
    return splice(content, at, at, texts.map(text => dash + text).join(''));
  }
  const last = list.items.at(-1);
  if (!last) {
    const open = list.range?.[0] ?? 0;
    return splice(content, open + 1, open + 1, texts.join(', '));
  }
  const [start, end] = last.range;
  if (!standsAlone(content, list)) {
    return splice(content, end, end, texts.map(text => `, ${text}`).join(''));
  }
  const trailing = commaAfter(content, end);
  const indent = ' '.repeat(start - lineStart(content, start));
  const at = lineEnd(content, end);
  const lines = texts.map(text => lineBreak(content) + indent + text);
  const withCommas = splice(
    content,
    at,
    at,
    lines.join(',') + (trailing ? ',' : ''),
  );
  return trailing ? withCommas : splice(withCommas, end, end, ',');
}

/** Takes one item out, with its line where that holds nothing else. */
export function removeItem(
  content: string,
  list: TextList,
  index: number,
): string {
  const item = list.items[index];
  if (!item) {
    return content;
  }
  const [start, end] = item.range;
  if (list.srcToken?.type === 'block-seq') {
    return removeLine(content, start);
  }
  const previous = list.items[index - 1];
  const next = list.items[index + 1];
  if (isLineOf(content, start, end)) {
    return removeLine(content, start);
  }
  if (next) {
    const between = content.slice(end, next.range[0]);
    const until = isSpaceAndComma(between)
      ? next.range[0]
      : end + between.indexOf(',') + 1;
    return splice(content, start, until, '');
  }
  if (previous && isSpaceAndComma(content.slice(previous.range[1], start))) {
    return splice(content, previous.range[1], end, '');
  }
  return splice(content, start, end, '');
}

/** Text that begins with a digit or is a word such as `on` needs quotes to stay text. */
function quoted(text: string): string {
  return PLAIN.test(text) && !needsQuotes(text) ? text : JSON.stringify(text);
}

function splice(
  content: string,
  from: number,
  to: number,
  text: string,
): string {
  return content.slice(0, from) + text + content.slice(to);
}

function lastEnd(list: TextList): number {
  return list.items.at(-1)?.range[1] ?? list.range?.[1] ?? 0;
}

function lineBreak(content: string): string {
  return content.includes('\r\n') ? '\r\n' : '\n';
}

function lineStart(content: string, offset: number): number {
  return content.lastIndexOf('\n', offset - 1) + 1;
}

/** Where the line of the offset ends, before its line break. */
function lineEnd(content: string, offset: number): number {
  const [rest = ''] = /^[^\r\n]*/.exec(content.slice(offset)) ?? [];
  return offset + rest.length;
}

function removeLine(content: string, offset: number): string {
  const end = lineEnd(content, offset);
  const [lineFeed = ''] = /^\r?\n/.exec(content.slice(end)) ?? [];
  return splice(content, lineStart(content, offset), end + lineFeed.length, '');
}

/** Whether the last item has a line of its own, with the bracket on another one. */
function standsAlone(content: string, list: TextList): boolean {
  const last = list.items.at(-1);
  return last !== undefined && isLineOf(content, ...offsets(last));
}

function offsets(item: ParsedNode): [start: number, end: number] {
  return [item.range[0], item.range[1]];
}

/** Whether a line holds this item of a flow list, at most with a comma and a comment behind. */
function isLineOf(content: string, start: number, end: number): boolean {
  const before = content.slice(lineStart(content, start), start);
  const after = content.slice(end, lineEnd(content, end));
  return before.trim() === '' && /^\s*,?\s*(#.*)?$/.test(after);
}

function commaAfter(content: string, offset: number): boolean {
  return /^\s*,/.test(content.slice(offset));
}

function isSpaceAndComma(text: string): boolean {
  return /^\s*,\s*$/.test(text);
}
