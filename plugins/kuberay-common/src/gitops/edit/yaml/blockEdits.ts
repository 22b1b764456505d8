import type { ParsedNode, YAMLMap, YAMLSeq } from 'yaml';
import { isSeq, visit } from 'yaml';
import { renderManifest } from '../../renderManifest';
import { entryLines } from './entryLines';
import type { LineRange } from './entryLines';
import type { Located } from './locate';
import { NotEditable } from './NotEditable';
import type { Splice } from './Splice';
import type { TextLines } from './TextLines';

type ParsedMap = YAMLMap<ParsedNode, ParsedNode | null>;

/** How the lines of a document are laid out, as far as one can see. */
export interface BlockLayout {
  /** Spaces for each level. */
  indent: number;
  /** Whether lists stand deeper than their key. */
  indentSeq: boolean;
}

/** Lines with the entry, at that column. */
export function blockLines(
  key: string,
  value: unknown,
  column: number,
  layout: BlockLayout,
): string[] {
  const rendered = renderManifest({ [key]: value }, layout).slice(0, -1);
  return indentLines(rendered.split('\n'), column);
}

/** Blank lines stay blank. */
function indentLines(lines: readonly string[], column: number): string[] {
  return lines.map(line => (line === '' ? line : ' '.repeat(column) + line));
}

/** New lines behind a line, wherever that ends. */
export function insertLines(
  lines: TextLines,
  behind: number,
  added: readonly string[],
): Splice {
  const at = lines.end(behind);
  return {
    start: at,
    end: at,
    text: added.map(line => lines.lineEnd + line).join(''),
  };
}

/** Without these lines; a file without a line end at its end keeps none. */
export function removeLines(lines: TextLines, range: LineRange): Splice {
  return range.first === 0
    ? { start: 0, end: lines.start(range.last + 1), text: '' }
    : {
        start: lines.end(range.first - 1),
        end: lines.end(range.last),
        text: '',
      };
}

/** The lines of one entry of a block map. */
export function mapEntryLines(
  lines: TextLines,
  map: ParsedMap,
  index: number,
): LineRange {
  const pair = map.items[index];
  return pair
    ? entryLines(lines, pair.key.range[0], pair.value, pair.key.range[1])
    : { first: 0, last: 0 };
}

/** The lines of one item of a block list. */
export function listItemLines(
  lines: TextLines,
  list: YAMLSeq<ParsedNode>,
  index: number,
): LineRange {
  const item = list.items[index];
  const start = item ? dashOf(lines, item) : 0;
  return entryLines(lines, start, item ?? null, start);
}

/**
 * Where the dash of an item stands.
 *
 * @throws NotEditable where it is not the first thing in its line.
 */
export function dashOf(lines: TextLines, item: ParsedNode): number {
  const line = lines.lineOf(item.range[0]);
  const column = lines.indentation(line) ?? 0;
  const dash = lines.start(line) + column;
  if (
    lines.text[dash] !== '-' ||
    /^-\s+-/.test(lines.line(line).slice(column))
  ) {
    throw new NotEditable(
      item.range[0],
      'this item of a list does not stand behind a dash of its own line',
      'Write each item in a line of its own first',
    );
  }
  return dash;
}

/** Column of a block map's keys. */
export function columnOf(lines: TextLines, map: ParsedMap): number {
  const [pair] = map.items;
  return pair ? lines.column(pair.key.range[0]) : 0;
}

/** How a document is laid out around a place. */
export function layoutAround(
  lines: TextLines,
  contents: ParsedNode,
  place: Located | undefined,
): BlockLayout {
  return {
    indent: indentAround(lines, place),
    indentSeq: listsAreIndented(lines, contents),
  };
}

function indentAround(lines: TextLines, place: Located | undefined): number {
  const parent = place?.parent;
  if (!place || !parent) {
    return 2;
  }
  const { node } = place;
  if (node && 'items' in node && !node.flow && !isSeq(node) && !isSeq(parent)) {
    const step = columnOf(lines, node as ParsedMap) - columnOf(lines, parent);
    if (step > 0 && !parent.flow) {
      return step;
    }
  }
  return indentAround(lines, place.above);
}

function listsAreIndented(lines: TextLines, contents: ParsedNode): boolean {
  let indented: boolean | undefined;
  visit(contents, {
    Pair: (_key, pair) => {
      const list = pair.value;
      if (isSeq<ParsedNode>(list) && !list.flow && indented === undefined) {
        const [item] = list.items;
        const key = pair.key as ParsedNode;
        indented =
          item &&
          (lines.indentation(lines.lineOf(item.range[0])) ?? 0) >
            lines.column(key.range[0]);
      }
    },
  });
  return indented ?? true;
}
