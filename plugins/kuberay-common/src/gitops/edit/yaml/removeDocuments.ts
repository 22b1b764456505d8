import { parseAllDocuments } from 'yaml';
import { UnexpectedResult } from './editText';
import { readEditable } from './EditableText';

/**
 * A file without some of its documents; the others stay byte for byte. Undefined where nothing but
 * comments would remain.
 *
 * @param indexes - Of the documents that go.
 * @throws NotEditable where the file is not YAML.
 */
export function removeDocuments(
  text: string,
  indexes: ReadonlySet<number>,
): string | undefined {
  const data = readEditable(text).map(document => document.data);
  const kept = data.filter((_, index) => !indexes.has(index));
  if (kept.every(value => value === undefined || value === null)) {
    return undefined;
  }
  const starts = [...parseAllDocuments(text, { schema: 'failsafe' })].map(
    document => document.range?.[0] ?? 0,
  );
  const result = starts
    .map((start, index) => text.slice(start, starts[index + 1] ?? text.length))
    .filter((_, index) => !indexes.has(index))
    .join('');
  const found = readEditable(result).map(document => document.data);
  if (JSON.stringify(found) !== JSON.stringify(kept)) {
    throw new UnexpectedResult(
      'Without this document the others would change; the file was left as it is',
    );
  }
  return result;
}
