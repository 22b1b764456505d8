import type { ParsedNode, YAMLMap, YAMLSeq } from 'yaml';
import { isMap } from 'yaml';
import { renderManifest } from '../../renderManifest';
import { NotEditable } from './NotEditable';
import type { Splice } from './Splice';
import type { TextLines } from './TextLines';

type FlowCollection =
  | YAMLMap<ParsedNode, ParsedNode | null>
  | YAMLSeq<ParsedNode>;

/** An entry as it stands inside braces; JSON if the braces around it are JSON. */
export function flowEntry(
  lines: TextLines,
  map: FlowCollection,
  key: string,
  value: unknown,
): string {
  const start = rangeOf(map)[0];
  if (isJson(lines, map)) {
    return `${JSON.stringify(key)}: ${jsonValue(lines, map, value)}`;
  }
  const rendered = renderManifest(
    { [key]: value },
    { flow: true, flowPadding: lines.text[start + 1] === ' ' },
  );
  return rendered.trim().slice(1, -1).trim();
}

/** A new entry or item of a list or map in one line, before the one at that index or at the end. */
export function insertIntoFlow(
  lines: TextLines,
  collection: FlowCollection,
  index: number,
  entry: string,
): Splice {
  const extents = extentsOf(collection);
  const separator = separatorOf(lines, collection);
  const next = extents[index];
  const last = extents.at(-1);
  if (next) {
    return { start: next[0], end: next[0], text: `${entry},${separator}` };
  }
  const at = last ? last[1] : rangeOf(collection)[0] + 1;
  return { start: at, end: at, text: last ? `,${separator}${entry}` : entry };
}

/**
 * Without one entry or item, and without the comma that parted it from the others.
 *
 * @throws NotEditable where a comment stands there.
 */
export function removeFromFlow(
  lines: TextLines,
  collection: FlowCollection,
  index: number,
): Splice {
  const extents = extentsOf(collection);
  const [from, to] = rangeOf(collection);
  const [start, end] = extents[index] ?? [from, from];
  const before = extents[index - 1];
  const after = extents[index + 1];
  const [left, right] =
    before === undefined ? [start, after?.[0] ?? to - 1] : [before[1], end];
  const aside = before
    ? lines.text.slice(left, start)
    : lines.text.slice(end, right);
  if (aside.includes('#')) {
    throw new NotEditable(
      start,
      'a comment stands between this entry and its neighbour',
      'Move the comment out of the braces first',
    );
  }
  return { start: left, end: right, text: '' };
}

function extentsOf(collection: FlowCollection): Array<[number, number]> {
  return isMap<ParsedNode, ParsedNode | null>(collection)
    ? collection.items.map(({ key, value }) => [
        key.range[0],
        value?.range[1] ?? key.range[1],
      ])
    : collection.items.map(item => [item.range[0], item.range[1]]);
}

/** One entry a line where it is so already. */
function separatorOf(lines: TextLines, collection: FlowCollection): string {
  const [first] = extentsOf(collection);
  if (!first) {
    return ' ';
  }
  const line = lines.lineOf(first[0]);
  const indentation = lines.indentation(line);
  return indentation === lines.column(first[0]) &&
    line > lines.lineOf(rangeOf(collection)[0])
    ? lines.lineEnd + ' '.repeat(indentation)
    : ' ';
}

function isJson(lines: TextLines, collection: FlowCollection): boolean {
  return (
    /^\s*[{[]/.test(lines.text) &&
    isMap<ParsedNode>(collection) &&
    collection.items.every(({ key }) => lines.text[key.range[0]] === '"')
  );
}

/** Over several lines where the braces around it are, with their indentation. */
function jsonValue(
  lines: TextLines,
  map: FlowCollection,
  value: unknown,
): string {
  const [first] = extentsOf(map);
  const column = first ? lines.column(first[0]) : 0;
  const outer = lines.indentation(lines.lineOf(rangeOf(map)[0])) ?? 0;
  const multiline = separatorOf(lines, map) !== ' ';
  const json = JSON.stringify(value, null, multiline ? column - outer : 0);
  return json.replace(/\n/g, `${lines.lineEnd}${' '.repeat(column)}`);
}

function rangeOf(collection: FlowCollection): [number, number] {
  const [start, end] = collection.range ?? [0, 0];
  return [start, end];
}
