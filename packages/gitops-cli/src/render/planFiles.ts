import type { RayStack } from 'backstage-plugin-kuberay-common/gitops';
import {
  addGuardedNamespaces,
  GuardFileError,
} from 'backstage-plugin-kuberay-common/gitops';
import { CliError } from '../CliError';
import { EXIT_CODES } from '../exitCodes';
import type { PlannedFile } from './PlannedFile';

/** What is generated and what is there. */
export interface PlanFilesOptions {
  stack: Pick<RayStack, 'files' | 'replicaGuard' | 'furtherReplicaGuards'>;
  /** Content by path, of the files that exist. */
  existing: ReadonlyMap<string, string>;
}

/**
 * What is to be written. A replica guard that is there keeps its namespaces and its layout: one guard serves
 * a whole Kubernetes cluster, and other Ray clusters rely on it.
 *
 * @throws CliError for a guard file that is not understood.
 */
export function planFiles(options: PlanFilesOptions): PlannedFile[] {
  const { existing, stack } = options;
  const guards = [
    ...(stack.replicaGuard ? [stack.replicaGuard] : []),
    ...(stack.furtherReplicaGuards ?? []),
  ];
  return stack.files.map(({ path, content: generated }) => {
    const present = existing.get(path);
    const guard = guards.find(({ file }) => file === path);
    const content =
      guard && present !== undefined
        ? mergeGuard(path, present, guard.namespaces)
        : generated;
    return { path, content, change: changeOf(present, content) };
  });
}

function changeOf(
  present: string | undefined,
  content: string,
): PlannedFile['change'] {
  if (present === undefined) {
    return 'created';
  }
  return present === content ? 'unchanged' : 'changed';
}

function mergeGuard(
  path: string,
  present: string,
  namespaces: readonly string[],
): string {
  try {
    return addGuardedNamespaces(present, namespaces);
  } catch (error) {
    if (error instanceof GuardFileError) {
      throw new CliError(
        EXIT_CODES.refused,
        `${path}: ${error.message}. Add ${namespaces.join(
          ', ',
        )} to its list by hand, or move the file away`,
      );
    }
    throw error;
  }
}
