import { IN_CLUSTER_NAME, IN_CLUSTER_SERVER } from '../../argocd/names';
import type { RayStackInput } from '../input/rayStackInputSchema';
import { refuseInput } from '../refuseInput';
import { pathBelow, repositoryPath } from '../repositoryPath';
import { quote } from '../rules/quote';
import { wantsReplicaGuard } from './wantsReplicaGuard';

/** Folder of a root's children, as of `root: app-of-apps`. */
export const APPS_FOLDER = 'apps';

/** Folders of a stack that hold something else than objects, or Applications. */
const TAKEN_FOLDERS = ['.', APPS_FOLDER, 'values', 'argocd'];

/** Input that decides on the replica guard. @public */
export type ReplicaGuardInput = Pick<
  RayStackInput,
  'autoscaler' | 'destination' | 'gitops' | 'profile' | 'replicaGuard' | 'root'
>;

/** Where a guard's file lies and what it protects. @public */
export interface ReplicaGuardPlan {
  /** An Application of its own, or objects in the directory of a root. */
  placement: 'application' | 'directory';
  /** Of policy and binding, relative to the folder of the stack; `.` is that folder itself. */
  folder: string;
  /** Ray namespaces, each once. */
  namespaces: string[];
}

/**
 * Decides whether a stack brings a replica guard, and how.
 *
 * @returns undefined where it brings none (domain.md 6.9).
 * @throws InvalidRayStackError naming the input, where the guard asked for could not work.
 *
 * @public
 */
export function resolveReplicaGuard(
  input: ReplicaGuardInput,
): ReplicaGuardPlan | undefined {
  const { kubernetesVersion: value, namespace } = input.destination;
  const version =
    value === undefined
      ? undefined
      : { path: 'destination.kubernetesVersion', value };
  if (!wantsReplicaGuard(input, version)) {
    return undefined;
  }
  return {
    ...placeReplicaGuard(input),
    namespaces: [...new Set([namespace, ...input.replicaGuard.namespaces])],
  };
}

/**
 * Placement and folder of a guard that is wanted.
 *
 * @throws InvalidRayStackError without a repository to read it from, or where nobody would apply it.
 */
export function placeReplicaGuard(
  input: ReplicaGuardInput,
): Pick<ReplicaGuardPlan, 'placement' | 'folder'> {
  const standard = input.gitops ? 'application' : 'directory';
  const placement = input.replicaGuard.placement ?? standard;
  return {
    placement,
    folder:
      placement === 'directory'
        ? directoryFolder(input)
        : applicationFolder(input),
  };
}

function applicationFolder(input: ReplicaGuardInput): string {
  const { gitops, replicaGuard } = input;
  if (!gitops) {
    throw refuseInput({
      path: 'gitops',
      message: 'is missing, and the replica guard is an Application',
      remedy:
        'Give gitops.repoURL so that Argo CD can read the guard, or choose replicaGuard.placement directory or replicaGuard.mode off',
    });
  }
  const path = replicaGuard.path ?? repositoryPath(gitops.path, 'guard');
  const folder = pathBelow(gitops.path, path);
  if (folder === undefined || TAKEN_FOLDERS.includes(folder)) {
    throw refuseInput({
      path: 'replicaGuard.path',
      message: `${quote(path)} is not a folder of the guard alone below ${quote(
        gitops.path,
      )}`,
      remedy: `Leave it out, or write ${quote(
        repositoryPath(gitops.path, 'guard'),
      )}`,
    });
  }
  return folder;
}

/** A root reads one folder and deploys to the cluster of its own destination. */
function directoryFolder(input: ReplicaGuardInput): string {
  const { destination, gitops, replicaGuard, root } = input;
  if (root.kind === 'application-set') {
    throw refuseInput({
      path: 'replicaGuard.placement',
      message: '"directory" has no root that would apply the guard',
      remedy: 'Choose application: each cluster gets a guard of its own',
    });
  }
  if (!isInCluster(destination)) {
    throw refuseInput({
      path: 'replicaGuard.placement',
      message: `a root's directory is applied to the cluster of Argo CD, and the stack goes to ${quote(
        destination.name ?? destination.server,
      )}`,
      remedy:
        'Give gitops and choose application, or choose replicaGuard.mode off',
    });
  }
  const standard = root.kind === 'app-of-apps' ? APPS_FOLDER : '.';
  const { path } = replicaGuard;
  const folder =
    path === undefined ? standard : pathBelow(gitops?.path ?? '.', path);
  if (
    folder === undefined ||
    (root.kind === 'app-of-apps' && folder !== standard)
  ) {
    throw refuseInput({
      path: 'replicaGuard.path',
      message: `${quote(path)} is no folder that the root reads`,
      remedy: 'Leave it out',
    });
  }
  return folder;
}

/** Whether a destination is the cluster that Argo CD runs in. */
export function isInCluster({
  server,
  name,
}: {
  server?: string;
  name?: string;
}): boolean {
  return name === undefined
    ? server === undefined || server === IN_CLUSTER_SERVER
    : name === IN_CLUSTER_NAME;
}
