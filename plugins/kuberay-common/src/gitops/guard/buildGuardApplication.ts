import type { ApplicationManifest } from '../applications/ApplicationManifest';
import { syncRetry, syncWave } from '../applications/argocdChoices';
import type { PlatformInput } from '../applications/platformInput';
import {
  applicationDestination,
  applicationHead,
  operatorNamespace,
} from '../applications/platformInput';
import type { RayStackInput } from '../input/rayStackInputSchema';
import { repositoryPath } from '../repositoryPath';

/** Name of the replica guard's Application. */
export const GUARD_APPLICATION_NAME = 'ray-replica-guard';

/**
 * The Application that brings policy and binding. It has no finalizer: whoever deletes it, by
 * mistake or with a root, leaves the guard in force, and the next guard of the cluster takes the
 * two objects over. A policy without a RayCluster in its namespaces does nothing; with
 * `kubectl delete mutatingadmissionpolicy,mutatingadmissionpolicybinding
 * raycluster-keep-autoscaled-replicas` it is gone.
 *
 * @param folder - of policy and binding, relative to that of the stack.
 */
export function buildGuardApplication(
  input: PlatformInput & { gitops: NonNullable<RayStackInput['gitops']> },
  folder: string,
): ApplicationManifest {
  const { repoURL, revision, path } = input.gitops;
  const retry = syncRetry(input);
  return {
    ...applicationHead(input, {
      name: GUARD_APPLICATION_NAME,
      annotations: syncWave(input, 'guard'),
    }),
    spec: {
      project: input.argocd.project,
      destination: applicationDestination(input, operatorNamespace(input)),
      source: {
        repoURL,
        path: repositoryPath(path, folder),
        targetRevision: revision,
      },
      syncPolicy: {
        automated: { prune: true, selfHeal: true },
        ...(retry && { retry }),
      },
    },
  };
}
