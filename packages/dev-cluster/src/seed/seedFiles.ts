import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { GitFile } from '../git/GitRepositories';

/** The GitOps repositories of the development portal, one per stand-in cluster. */
export type SeedRepository = 'showcase' | 'sandbox';

/**
 * The first commit of a repository, sorted by path: the files below `seed/<repository>` of this package.
 *
 * @throws Error if the folder is not there, as in a package that was bundled without it
 */
export function seedFiles(repository: SeedRepository): GitFile[] {
  const root = resolvePackagePath('dev-cluster', 'seed', repository);
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .map(file => ({
      path: relative(root, file).split(sep).join('/'),
      content: readFileSync(file, 'utf8'),
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}
