import type { ManifestFile } from '../RayStack';
import { readEditable } from './yaml/EditableText';

/** What was read of files that are still in use: one edit asks for them several times. */
const known = new WeakMap<ManifestFile, { content: string; data: unknown[] }>();

/**
 * The documents of a file as plain data, in their order. A file is read once as long as somebody holds it; nobody may
 * change what is returned.
 *
 * @throws NotEditable where it cannot be read.
 */
export function readDocuments(file: ManifestFile): readonly unknown[] {
  const { content } = file;
  const before = known.get(file);
  if (before?.content === content) {
    return before.data;
  }
  const data = readEditable(content).map(document => document.data);
  known.set(file, { content, data });
  return data;
}
