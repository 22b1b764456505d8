import type { KubeObject } from './kube-api/KubeObject';

/** Where the root Application looks for others in the GitOps repository. */
export const APPLICATIONS_DIRECTORY = 'apps';

/** The Application from which all others of a cluster come: everything below `apps/` at `main`, pruned and self-healed. */
export function rootApplication(options: { repoURL: string }): KubeObject {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name: 'root', namespace: 'argocd' },
    spec: {
      project: 'default',
      source: {
        repoURL: options.repoURL,
        targetRevision: 'main',
        path: APPLICATIONS_DIRECTORY,
        directory: { recurse: true },
      },
      destination: {
        server: 'https://kubernetes.default.svc',
        namespace: 'argocd',
      },
      syncPolicy: { automated: { prune: true, selfHeal: true } },
    },
  };
}
