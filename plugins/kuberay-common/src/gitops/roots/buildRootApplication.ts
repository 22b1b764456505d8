import type { ApplicationManifest } from '../applications/ApplicationManifest';
import { finalizers, syncRetry } from '../applications/argocdChoices';
import { applicationHead } from '../applications/platformInput';
import { IN_CLUSTER_SERVER } from '../argocdNames';
import { APPS_FOLDER } from '../guard/resolveReplicaGuard';
import type { RayStackInput } from '../input/rayStackInputSchema';
import { repositoryPath } from '../repositoryPath';

/** The project that Argo CD itself comes with. */
export const DEFAULT_PROJECT = 'default';

/**
 * The root of an app-of-apps: the one Application that somebody applies by hand. It deploys the
 * Applications of folder `apps` to Argo CD's own cluster, in the order of their waves.
 *
 * - Waves do not wait by themselves: Argo CD knows no health of an Application, so the root goes on
 *   after about 3 s a wave (domain.md 6.7, 7.1), and the children's retry does the rest. With the
 *   health check of `healthFiles` in argocd-cm each wave waits.
 * - A child whose file is removed from Git is pruned; with its finalizer it takes along what it
 *   brought. Deleting the root deletes all children so: RayCluster and operator together, CRDs never.
 *   Remove the RayCluster's file first where GCS fault tolerance needs the operator for its finalizer.
 * - Where the AppProject is written too the root stays in project `default`: a project cannot be
 *   made by an Application that is waiting for it, and one that may write Applications and projects
 *   is an administrator's.
 */
export function buildRootApplication(
  input: RayStackInput,
  root: { name: string; gitops: NonNullable<RayStackInput['gitops']> },
): ApplicationManifest {
  const { argocd } = input;
  const { repoURL, revision, path } = root.gitops;
  const retry = syncRetry(input);
  return {
    ...applicationHead(input, {
      name: root.name,
      finalizers: finalizers(input),
    }),
    spec: {
      project: argocd.appProject ? DEFAULT_PROJECT : argocd.project,
      destination: { server: IN_CLUSTER_SERVER, namespace: argocd.namespace },
      source: {
        repoURL,
        path: repositoryPath(path, APPS_FOLDER),
        targetRevision: revision,
      },
      syncPolicy: {
        automated: { prune: true, selfHeal: true },
        ...(retry && { retry }),
      },
    },
  };
}
