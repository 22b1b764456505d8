import type { Parameters } from '../parameters/parametersSchema';
import { applicationsFolder } from './stackInput';

/** Name of the Application that follows the check's folder. */
export function rootName({ name }: Pick<Parameters, 'name'>): string {
  return `${name}-root`;
}

/**
 * The root Application, as whoever runs Argo CD has one. Without a finalizer: it is removed first, so that nothing puts back
 * what is removed after it. With `allowEmpty`, since the last Ray cluster may be all that the folder holds.
 */
export function rootApplication(parameters: Parameters) {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name: rootName(parameters),
      namespace: parameters.argocdNamespace,
    },
    spec: {
      project: parameters.argocdProject,
      source: {
        repoURL: parameters.argocdGitUrl ?? parameters.gitUrl,
        targetRevision: parameters.gitBranch,
        path: applicationsFolder(parameters),
        directory: { recurse: true },
      },
      destination: {
        server: parameters.destinationServer,
        namespace: parameters.argocdNamespace,
      },
      syncPolicy: {
        automated: { prune: true, selfHeal: true, allowEmpty: true },
        retry: {
          limit: 10,
          backoff: { duration: '5s', factor: 2, maxDuration: '3m' },
        },
      },
    },
  };
}
