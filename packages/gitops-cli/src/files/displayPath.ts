import { relative, sep } from 'node:path';

/** A path as people type it: from the working directory, with slashes on every system. */
export function displayPath(workingDirectory: string, path: string): string {
  return (relative(workingDirectory, path) || '.').split(sep).join('/');
}
