import type { ParsedNode, YAMLMap, YAMLSeq } from 'yaml';
import { isAlias, isMap, isScalar, isSeq, Scalar } from 'yaml';
import { compareBytewise } from '../../chart/goTemplate';
import { formatPath } from '../../facts/Path';
import type { Path } from '../../facts/Path';
import {
  blockLines,
  columnOf,
  dashOf,
  insertLines,
  layoutAround,
  listItemLines,
  mapEntryLines,
  removeLines,
} from './blockEdits';
import { flowEntry, insertIntoFlow, removeFromFlow } from './flowEdits';
import type { Located } from './locate';
import { keyText, locate, offsetOf } from './locate';
import { NotEditable } from './NotEditable';
import { setScalar, writeScalar } from './scalarEdit';
import type { Splice } from './Splice';
import { TextLines } from './TextLines';
import type { KeyPlace, YamlEdit } from './YamlEdit';

type ParsedMap = YAMLMap<ParsedNode, ParsedNode | null>;

/**
 * What has to be replaced in a text so that one of its documents changes as wanted, and nothing
 * else does: lines that stay are not touched.
 *
 * @throws NotEditable where the place cannot be changed without a guess.
 */
export function yamlSplices(
  text: string,
  contents: ParsedNode,
  edit: YamlEdit,
): Splice[] {
  const lines = new TextLines(text);
  const step = edit.path.at(-1);
  const above = locate(contents, edit.path.slice(0, -1));
  if (step === undefined || !above) {
    throw missing(contents, edit.path);
  }
  const located = locate(contents, edit.path);
  switch (edit.kind) {
    case 'set':
      return [set(lines, contents, located, edit.path, edit.value)];
    case 'insert':
      return typeof step === 'number'
        ? [insertItem(lines, above, step, String(edit.value))]
        : insertKey(lines, contents, above, step, edit.value, edit.place);
    case 'remove':
      if (!located) {
        throw missing(contents, edit.path);
      }
      return remove(lines, located);
    default:
      return edit satisfies never;
  }
}

function missing(contents: ParsedNode, path: Path): NotEditable {
  return new NotEditable(
    offsetOf(contents),
    `nothing stands at ${formatPath(path)}`,
    'Correct the file by hand',
  );
}

function set(
  lines: TextLines,
  contents: ParsedNode,
  located: Located | undefined,
  path: Path,
  value: string | number | boolean,
): Splice {
  if (!located) {
    throw missing(contents, path);
  }
  const { node, pair } = located;
  if (node) {
    return setScalar(lines.text, node, formatPath(path), value);
  }
  const at = pair ? afterColon(lines.text, pair.key) : 0;
  return { start: at, end: at, text: ` ${writeScalar(value, undefined)}` };
}

function insertKey(
  lines: TextLines,
  contents: ParsedNode,
  above: Located,
  key: string,
  value: unknown,
  place: KeyPlace = {},
): Splice[] {
  const map = above.node;
  if (isMap<ParsedNode, ParsedNode | null>(map) && map.items.length > 0) {
    const index = indexOf(map, key, place);
    if (map.flow) {
      const entry = flowEntry(lines, map, key, value);
      return [insertIntoFlow(lines, map, index, entry)];
    }
    const layout = layoutAround(lines, contents, above);
    const added = blockLines(key, value, columnOf(lines, map), layout);
    return [insertLines(lines, lineBefore(lines, map, index), added)];
  }
  return insertIntoEmpty(lines, contents, above, key, value);
}

/** Into `key: {}`, `key: null` or `key:`, where the braces have to go or have to be filled. */
function insertIntoEmpty(
  lines: TextLines,
  contents: ParsedNode,
  above: Located,
  key: string,
  value: unknown,
): Splice[] {
  const { node, pair, parent } = above;
  refuseUnlessEmpty(node);
  if (!pair || !parent || !isMap<ParsedNode, ParsedNode | null>(parent)) {
    throw new NotEditable(
      offsetOf(node),
      'this document holds nothing that could be continued',
      'Write a first value by hand',
    );
  }
  const keyLine = lines.lineOf(pair.key.range[0]);
  const [start, end] = node?.range ?? [0, 0];
  if (isMap(node) && (parent.flow || lines.lineOf(end) !== keyLine)) {
    return [insertIntoFlow(lines, node, 0, flowEntry(lines, node, key, value))];
  }
  if (parent.flow) {
    throw new NotEditable(
      offsetOf(pair.key),
      `${keyText(pair.key)} is empty inside braces`,
      'Write {} as its value first',
    );
  }
  const layout = layoutAround(lines, contents, above.above);
  const column = columnOf(lines, parent) + layout.indent;
  const added = insertLines(
    lines,
    keyLine,
    blockLines(key, value, column, layout),
  );
  if (!node || start === end) {
    return [added];
  }
  const colon = afterColon(lines.text, pair.key);
  return [{ start: colon, end, text: '' }, added];
}

function refuseUnlessEmpty(node: ParsedNode | null): void {
  const empty =
    !node ||
    (isMap(node) && node.items.length === 0) ||
    (isScalar(node) &&
      node.type === Scalar.PLAIN &&
      /^(|~|null|Null|NULL)$/.test(String(node.value)));
  if (!empty || isAlias(node)) {
    throw new NotEditable(
      offsetOf(node),
      'this is no map, so that nothing can be put into it',
      'Correct the values by hand',
    );
  }
}

/** Before which entry of the map the new one goes; behind the last one if that many. */
function indexOf(map: ParsedMap, key: string, place: KeyPlace): number {
  const keys = map.items.map(item => keyText(item.key) ?? '');
  const neighbour = place.after?.find(name => keys.includes(name));
  if (neighbour !== undefined) {
    return keys.indexOf(neighbour) + 1;
  }
  const greater = place.sorted
    ? keys.findIndex(other => compareBytewise(other, key) > 0)
    : -1;
  return greater < 0 ? keys.length : greater;
}

/** The line behind which lines become the entry of that index. */
function lineBefore(lines: TextLines, map: ParsedMap, index: number): number {
  if (index > 0) {
    return mapEntryLines(lines, map, index - 1).last;
  }
  const { first } = mapEntryLines(lines, map, 0);
  if (first === 0) {
    throw new NotEditable(
      offsetOf(map),
      'nothing can be put before the first line',
      'Begin the file with a comment or ---',
    );
  }
  return first - 1;
}

function insertItem(
  lines: TextLines,
  above: Located,
  index: number,
  value: string,
): Splice {
  const list = above.node;
  if (!isSeq<ParsedNode>(list) || list.items.length === 0) {
    throw new NotEditable(
      offsetOf(list),
      'this is no list with at least one item',
      'Write it by hand',
    );
  }
  const neighbour = list.items[Math.min(index, list.items.length - 1)];
  const style = isScalar(neighbour) ? neighbour.type : undefined;
  const text = writeScalar(value, style);
  if (list.flow) {
    return insertIntoFlow(lines, list, index, text);
  }
  const column = neighbour ? lines.column(dashOf(lines, neighbour)) : 0;
  const behind =
    index > 0
      ? listItemLines(lines, list, index - 1).last
      : listItemLines(lines, list, 0).first - 1;
  return insertLines(lines, behind, [`${' '.repeat(column)}- ${text}`]);
}

function remove(lines: TextLines, located: Located): Splice[] {
  const { parent, index, above } = located;
  if (!parent) {
    return [{ start: 0, end: lines.text.length, text: '' }];
  }
  if (parent.flow) {
    return [removeFromFlow(lines, parent, index)];
  }
  const range = isMap<ParsedNode, ParsedNode | null>(parent)
    ? mapEntryLines(lines, parent, index)
    : listItemLines(lines, parent as YAMLSeq<ParsedNode>, index);
  const gone = removeLines(lines, range);
  if (parent.items.length > 1) {
    return [gone];
  }
  const holder = above?.pair;
  if (!holder) {
    throw new NotEditable(
      offsetOf(parent),
      'this is the only entry of its document or list',
      'Remove it by hand',
    );
  }
  const at = afterColon(lines.text, holder.key);
  return [{ start: at, end: at, text: isMap(parent) ? ' {}' : ' []' }, gone];
}

function afterColon(text: string, key: ParsedNode): number {
  return text.indexOf(':', key.range[1]) + 1;
}
