import type { ParsedNode } from 'yaml';
import { isScalar, Scalar } from 'yaml';
import { NotEditable } from './NotEditable';
import type { Splice } from './Splice';
import { TextLines } from './TextLines';

/** A text inside a text: the lines of a literal block without their indentation. */
export interface LiteralText {
  text: string;
  /** Replacements in it as replacements in the text around it. */
  outward(splices: readonly Splice[]): Splice[];
  /** An offset in it as an offset in the text around it. */
  outwardOffset(offset: number): number;
}

/** Literal (`|`) or folded (`>`). */
export function isBlockScalar(node: ParsedNode): boolean {
  return (
    isScalar(node) &&
    (node.type === Scalar.BLOCK_LITERAL || node.type === Scalar.BLOCK_FOLDED)
  );
}

/**
 * Reads a literal block (`|`) line by line, so that it can be edited in its place.
 *
 * @param place - What stands there, for messages, e.g. `spec.source.helm.values`.
 * @throws NotEditable for text in quotes and folded text, whose lines are not lines of the file.
 */
export function readLiteral(
  outer: TextLines,
  node: ParsedNode,
  place: string,
): LiteralText {
  const [start, end] = node.range;
  if (!isScalar(node) || node.type !== Scalar.BLOCK_LITERAL) {
    throw new NotEditable(
      start,
      `${place} is YAML in a text that is quoted, folded or written in one line, so that its lines are not lines of the file`,
      `Write it as valuesObject, or as a literal block (${lastStep(place)}: |)`,
    );
  }
  const first = outer.lineOf(start) + 1;
  const last = outer.lineOf(Math.max(end - 1, start));
  const numbers = Array.from(
    { length: Math.max(last - first + 1, 0) },
    (_, index) => first + index,
  );
  const indent = Math.min(
    ...numbers.map(line => outer.indentation(line) ?? Infinity),
  );
  const rows = numbers.map(line => outer.line(line).slice(indent));
  const text = rows.join('\n');
  if (text.trimEnd() !== String(node.value).trimEnd()) {
    throw new NotEditable(
      start,
      `${place} is a block of text with an indentation of its own`,
      'Indent its first line as the others, without a number behind the |',
    );
  }
  const inner = new TextLines(text);
  const outwardOffset = (offset: number) => {
    const row = inner.lineOf(offset);
    const column = inner.column(offset);
    const line = first + row;
    return offset === inner.end(row)
      ? outer.end(line)
      : outer.start(line) + indent + column;
  };
  return {
    text,
    outwardOffset,
    outward: splices =>
      splices.map(splice => ({
        start: outwardOffset(splice.start),
        end: outwardOffset(splice.end),
        text: splice.text
          .replace(/\n(?=[^\n])/g, `\n${' '.repeat(indent)}`)
          .replace(/\n/g, outer.lineEnd),
      })),
  };
}

function lastStep(place: string): string {
  return place.split('.').at(-1) ?? place;
}
