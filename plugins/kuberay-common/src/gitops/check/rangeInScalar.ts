import type { TextRange } from '../facts/TextRange';
import type { ScalarSource } from '../facts/YamlDocument';

/** A scalar that holds a YAML text of its own, and the file it stands in. */
export interface ScalarText {
  file: string;
  source: ScalarSource;
  /** What the scalar means. */
  text: string;
}

/**
 * A range of the text that a scalar means → the same in the file. A literal block keeps its lines and
 * only indents them; a scalar of one line without escapes keeps its characters. For any other it is the whole scalar.
 */
export function rangeInScalar(scalar: ScalarText, range: TextRange): TextRange {
  const { file, source, text } = scalar;
  if (source.literal) {
    return {
      start: offsetInLiteral(scalar, range.start),
      end: offsetInLiteral(scalar, range.end),
    };
  }
  const { start, end } = source.range;
  const inner = file.indexOf(text, start);
  return inner >= 0 && inner <= start + 1 && inner + text.length <= end
    ? { start: inner + range.start, end: inner + range.end }
    : source.range;
}

function offsetInLiteral(scalar: ScalarText, offset: number): number {
  const { file, source, text } = scalar;
  const before = text.slice(0, offset);
  const line = before.split('\n').length - 1;
  const lineStart = before.lastIndexOf('\n') + 1;
  // The block begins in the line after its header.
  let at = source.range.start;
  for (let lines = 0; lines <= line; lines += 1) {
    at = file.indexOf('\n', at) + 1;
  }
  const written = lineAt(file, at).length - lineAt(text, lineStart).length;
  return at + Math.max(0, written) + offset - lineStart;
}

function lineAt(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  return text.slice(start, end < 0 ? undefined : end).replace(/\r$/, '');
}
