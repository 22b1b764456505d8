import { ConflictError, InputError } from '@backstage/errors';
import { ManifestFile } from 'backstage-plugin-kuberay-common/gitops';
import { readRepositoryObjects } from './readRepositoryObjects';
import { RepositoryContent } from './readRepositoryContent';
import { RepositoryObject } from './RepositoryObject';

/**
 * Refuses files that cannot live beside what a repository already holds. Pure.
 *
 * - a file that is there with other content, unless `overwrite` is set: a name that is taken is somebody's cluster;
 * - an Application, ApplicationSet or AppProject that another file defines already: two owners of one object;
 * - a second operator for one destination: both would reconcile every RayCluster.
 *
 * @returns what may be a conflict and cannot be told, one sentence each
 * @throws InputError for the first and the last, ConflictError for the second; each names the file
 */
export function refuseConflicts(options: {
  content: RepositoryContent;
  /** What will be written, with paths relative to the repository's root. */
  files: ManifestFile[];
  overwrite: boolean;
}): string[] {
  const { content, files, overwrite } = options;
  if (!overwrite) {
    refuseTakenFiles(content, files);
  }
  const written = new Set(files.map(file => file.path));
  const theirs = content.objects.filter(({ file }) => !written.has(file));
  const ours = files.flatMap(
    file =>
      readRepositoryObjects({ file: file.path, content: file.content }).objects,
  );
  // The operator first: its remedy is the right one where CRDs and operator are there already.
  const doubts = refuseSecondOperator(ours, theirs);
  refuseRedefinition(ours, theirs);
  return doubts;
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
  ours: RepositoryObject[],
  theirs: RepositoryObject[],
): string[] {
  const wanted = new Set(ours.flatMap(({ operatorOn }) => operatorOn ?? []));
  const doubts: string[] = [];
  for (const { file, kind, name, operatorOn } of theirs) {
    if (operatorOn !== undefined && wanted.has(operatorOn)) {
      throw new InputError(
        `destination: ${file} of the repository already installs the KubeRay operator on ${operatorOn} (${kind} ${name}), and a second one would compete with it; use kuberay:argocd:raycluster instead (the template "Another Ray cluster")`,
      );
    }
    if (wanted.size > 0 && operatorOn?.includes('{{')) {
      doubts.push(
        `destination: ${file} of the repository installs the KubeRay operator on clusters that its generator finds (${kind} ${name}); make sure that this destination is none of them, since two operators would compete`,
      );
    }
  }
  return doubts;
}

const WAY_OUT: Record<RepositoryObject['kind'], string> = {
  Application: 'name',
  ApplicationSet: 'name',
  AppProject: 'argocd.appProject',
};

function refuseRedefinition(
  ours: RepositoryObject[],
  theirs: RepositoryObject[],
): void {
  for (const our of ours) {
    const taken = theirs.find(their => isSameObject(our, their));
    if (taken) {
      throw new ConflictError(
        `${WAY_OUT[our.kind]}: ${
          taken.file
        } of the repository already defines the ${our.kind} ${our.name}; ${
          our.kind === 'AppProject'
            ? 'let that project allow this stack too and set argocd.appProject to false, or choose another argocd.project'
            : 'choose another name, or remove that file first'
        }`,
      );
    }
  }
}

function isSameObject(
  ours: RepositoryObject,
  theirs: RepositoryObject,
): boolean {
  return (
    ours.kind === theirs.kind &&
    ours.name === theirs.name &&
    // A manifest without a namespace lands in that of its root Application: most likely the same one.
    (ours.namespace === undefined ||
      theirs.namespace === undefined ||
      ours.namespace === theirs.namespace)
  );
}
