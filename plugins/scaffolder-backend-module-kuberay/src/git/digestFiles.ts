import { createHash } from 'node:crypto';
import { GitFile } from './GitFile';

/** A digest that is equal exactly when paths, modes and contents are. */
export function digestFiles(files: GitFile[]): string {
  const hash = createHash('sha256');
  for (const { path, mode, content } of files) {
    hash.update(`${JSON.stringify(path)} ${mode} ${content.length}\n`);
    hash.update(content);
  }
  return hash.digest('hex');
}
