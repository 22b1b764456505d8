import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The nearest directory at or above `from` whose package.json has workspaces: the root of the monorepo, from
 * wherever the backend is started; `from` itself when there is none.
 */
export function findRepositoryRoot(from: string): string {
  for (let at = from; ; at = dirname(at)) {
    if (hasWorkspaces(join(at, 'package.json'))) {
      return at;
    }
    if (dirname(at) === at) {
      return from;
    }
  }
}

function hasWorkspaces(file: string): boolean {
  return (
    existsSync(file) &&
    JSON.parse(readFileSync(file, 'utf8')).workspaces !== undefined
  );
}
