import type { ApplicationManifest } from '../applications/ApplicationManifest';
import { finalizers, syncRetry, syncWave } from '../applications/argocdChoices';
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

/** What the guard's Application is made from. */
export type GuardPlatformInput = PlatformInput & {
  gitops: NonNullable<RayStackInput['gitops']>;
} & Pick<RayStackInput, 'replicaGuard'>;

/**
 * The Application that brings policy and binding, and by its finalizer takes them along: where the
 * last Ray cluster of a Kubernetes cluster is retired, a root that prunes the Application removes
 * the guard with it (domain.md 6.9). A root that is deleted ends its children against their waves,
 * the RayCluster before the guard, and deleting needs no guard.
 *
 * Whoever deletes this Application alone, or the root of one of several stacks that share the guard,
 * ends the protection until a root puts it back; `replicaGuard.finalizer: none` leaves policy and binding in force instead, until somebody runs
 * `kubectl delete mutatingadmissionpolicy,mutatingadmissionpolicybinding
 * raycluster-keep-autoscaled-replicas`.
 *
 * @param folder - of policy and binding, relative to that of the stack.
 */
export function buildGuardApplication(
  input: GuardPlatformInput,
  folder: string,
): ApplicationManifest {
  const { repoURL, revision, path } = input.gitops;
  const retry = syncRetry(input);
  return {
    ...applicationHead(input, {
      name: GUARD_APPLICATION_NAME,
      annotations: syncWave(input, 'guard'),
      finalizers: finalizers(input, input.replicaGuard.finalizer),
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
