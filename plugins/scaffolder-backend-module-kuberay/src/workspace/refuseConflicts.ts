import { ConflictError, InputError } from '@backstage/errors';
import { ManifestFile } from 'backstage-plugin-kuberay-common/gitops';
import { readApplications } from './readApplications';
import { RepositoryContent } from './readRepositoryContent';
import { RepositoryApplication } from './RepositoryApplication';

/**
 * Refuses files that cannot live beside what a repository already holds. Pure.
 *
 * - a file that is there with other content, unless `overwrite` is set: a name that is taken is somebody's cluster;
 * - an Application that another file defines already: two owners of one object;
 * - a second operator for one destination: both would reconcile every RayCluster.
 *
 * @throws InputError for the first and the last, ConflictError for the second; each names the file
 */
export function refuseConflicts(options: {
  content: RepositoryContent;
  /** What will be written, with paths relative to the repository's root. */
  files: ManifestFile[];
  overwrite: boolean;
}): void {
  const { content, files, overwrite } = options;
  if (!overwrite) {
    refuseTakenFiles(content, files);
  }
  const written = new Set(files.map(file => file.path));
  const theirs = content.applications.filter(({ file }) => !written.has(file));
  const ours = files.flatMap(file =>
    readApplications({ file: file.path, content: file.content }),
  );
  // The operator first: its remedy is the right one where CRDs and operator are there already.
  refuseSecondOperator(ours, theirs);
  refuseRedefinition(ours, theirs);
}

function refuseTakenFiles(
  content: RepositoryContent,
  files: ManifestFile[],
): void {
  for (const file of files) {
    const existing = content.manifests.get(file.path);
    if (existing !== undefined && existing !== file.content) {
      throw new InputError(
        `name: the repository already has ${file.path} with other content, so this name is taken; choose another name, or set overwrite to replace that cluster's files`,
      );
    }
  }
}

function refuseSecondOperator(
  ours: RepositoryApplication[],
  theirs: RepositoryApplication[],
): void {
  for (const { bringsOperator, destination } of ours) {
    const operator = theirs.find(
      their => their.bringsOperator && their.destination === destination,
    );
    if (bringsOperator && operator) {
      throw new InputError(
        `destination: ${operator.file} of the repository already installs the KubeRay operator on ${destination} (Application ${operator.name}), and a second one would compete with it; use kuberay:argocd:raycluster instead (the template "Another Ray cluster")`,
      );
    }
  }
}

function refuseRedefinition(
  ours: RepositoryApplication[],
  theirs: RepositoryApplication[],
): void {
  for (const our of ours) {
    const taken = theirs.find(their => isSameObject(our, their));
    if (taken) {
      throw new ConflictError(
        `name: ${taken.file} of the repository already defines the Application ${our.name}; choose another name, or remove that file first`,
      );
    }
  }
}

function isSameObject(
  ours: RepositoryApplication,
  theirs: RepositoryApplication,
): boolean {
  return (
    ours.name === theirs.name &&
    // A manifest without a namespace lands in that of its root Application: most likely the same one.
    (theirs.namespace === undefined || ours.namespace === theirs.namespace)
  );
}
