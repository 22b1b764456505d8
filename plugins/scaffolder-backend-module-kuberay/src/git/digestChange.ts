import { createHash } from 'node:crypto';
import { GitChange } from './GitChange';

/** A digest that is equal exactly when paths, modes, contents and deletions are. */
export function digestChange({ files, deletePaths }: GitChange): string {
  const hash = createHash('sha256');
  for (const { path, mode, content } of files) {
    hash.update(`${JSON.stringify(path)} ${mode} ${content.length}\n`);
    hash.update(content);
  }
  if (deletePaths.length > 0) {
    hash.update(`delete ${JSON.stringify([...deletePaths].sort())}\n`);
  }
  return hash.digest('hex');
}
