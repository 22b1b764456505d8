import type { KubeObject } from '../kube-api';
import { KubeStatusError } from '../kube-api';
import { parseLabelSelector } from '../kube-api/selectors/labelSelector';
import { projectNameOf } from '../argocd/projects/AppProject';
import type { Application } from '../argocd/Application';
import type { ArgocdAccount } from './ArgocdAccount';
import { sees } from './ArgocdAccount';
import { ArgocdError } from './ArgocdError';

/** Where this Argo CD looks for Applications; others are refused, as without `application.namespaces`. */
export const ARGOCD_NAMESPACE = 'argocd';

/** Decides which Applications a list or stream is about. */
export type ApplicationMatcher = (application: KubeObject) => boolean;

/**
 * Reads `name`, `selector`, `projects` (or `project`), `repo` and `appNamespace`, and adds what the account may see.
 * @throws ArgocdError 400 for a selector that is none, 403 for another namespace
 */
export function readApplicationSelection(
  query: URLSearchParams,
  account: ArgocdAccount,
): ApplicationMatcher {
  requireNamespace(query.get('appNamespace'));
  const name = query.get('name') ?? '';
  const repo = query.get('repo') ?? '';
  const projects = [...query.getAll('projects'), ...query.getAll('project')];
  const matchesLabels = readSelector(query.get('selector') ?? '');
  return object => {
    const application = object as Application;
    const project = projectNameOf(application);
    return (
      application.metadata.namespace === ARGOCD_NAMESPACE &&
      sees(account, { project, name: application.metadata.name }) &&
      (name === '' || application.metadata.name === name) &&
      (projects.length === 0 || projects.includes(project)) &&
      (repo === '' || application.spec?.source?.repoURL === repo) &&
      matchesLabels(application.metadata.labels ?? {})
    );
  };
}

/** @throws ArgocdError 403 for a namespace that this Argo CD does not look into */
export function requireNamespace(namespace: string | null): void {
  if (namespace && namespace !== ARGOCD_NAMESPACE) {
    throw new ArgocdError(7, `namespace '${namespace}' is not permitted`);
  }
}

function readSelector(selector: string): ReturnType<typeof parseLabelSelector> {
  try {
    return parseLabelSelector(selector);
  } catch (error) {
    if (error instanceof KubeStatusError) {
      throw new ArgocdError(3, `error parsing the selector: ${error.message}`);
    }
    throw error;
  }
}
