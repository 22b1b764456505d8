import { InputError } from '@backstage/errors';
import { ManifestFile } from 'backstage-plugin-kuberay-common/gitops';
import { parseAllDocuments } from 'yaml';
import { parseRepositoryPath } from '../git/parseRepositoryPath';
import { isJsonObject } from '../workspace/isJsonObject';

/** What becomes of the catalog file of a cluster that goes. */
export type CatalogFile =
  | { state: 'none' | 'gone' | 'stays'; notes: string[] }
  | { state: 'goes'; path: string; notes: string[] };

/**
 * The catalog file that goes with a cluster; one with several entities stays, since the others are not ours.
 *
 * @throws InputError where the path is none of a repository, or the file holds something else than an entity
 */
export function findCatalogFile(
  files: readonly ManifestFile[],
  catalogInfoPath: string | undefined,
): CatalogFile {
  if (catalogInfoPath === undefined) {
    return { state: 'none', notes: [] };
  }
  const path = parseRepositoryPath({
    path: catalogInfoPath,
    input: 'catalogInfoPath',
  });
  const file = files.find(each => each.path === path);
  if (!file) {
    return { state: 'gone', notes: [`${path} is not in the repository`] };
  }
  const manifests = parseAllDocuments(file.content, { logLevel: 'error' })
    .map((document): unknown =>
      document.errors.length > 0 ? undefined : document.toJS(),
    )
    .filter(manifest => manifest !== null);
  if (manifests.length === 0 || !manifests.every(isEntity)) {
    throw new InputError(
      `catalogInfoPath: ${path} holds something else than catalog entities; name the file with the entity of the cluster`,
    );
  }
  return manifests.length > 1
    ? {
        state: 'stays',
        notes: [
          `${path} holds ${manifests.length} entities and stays; take that of the cluster out by hand`,
        ],
      }
    : { state: 'goes', path, notes: [] };
}

function isEntity(manifest: unknown): boolean {
  return (
    isJsonObject(manifest) &&
    String(manifest.apiVersion).startsWith('backstage.io/')
  );
}
