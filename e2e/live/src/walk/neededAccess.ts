import type { Parameters } from '../parameters/parametersSchema';

/** One right, as a SelfSubjectAccessReview asks for it. */
export interface ResourceAccess {
  group: string;
  resource: string;
  verb: string;
  namespace?: string;
}

/** What the account of the kubeconfig has to be allowed: what the backend reads, and what the check itself does. */
export function neededAccess(
  parameters: Pick<
    Parameters,
    | 'argocdNamespace'
    | 'guard'
    | 'keep'
    | 'namespace'
    | 'reuseCrds'
    | 'reuseOperator'
  >,
): ResourceAccess[] {
  const { argocdNamespace, guard, namespace, keep } = parameters;
  const bringsCrds = !parameters.reuseCrds && !parameters.reuseOperator;
  const many = (
    where: Omit<ResourceAccess, 'verb'>,
    ...verbs: string[]
  ): ResourceAccess[] => verbs.map(verb => ({ ...where, verb }));
  const argoproj = { group: 'argoproj.io', resource: 'applications' };
  const ray = { group: 'ray.io', resource: 'rayclusters' };
  const core = (resource: string) => ({ group: '', resource });
  return [
    ...many(argoproj, 'list', 'watch'),
    ...many(ray, 'list', 'watch'),
    ...many(core('pods'), 'list', 'watch'),
    ...many(core('events'), 'list', 'watch'),
    ...many(
      { ...argoproj, namespace: argocdNamespace },
      ...['get', 'create', 'patch', ...(keep ? [] : ['delete'])],
    ),
    ...many({ ...ray, namespace }, 'get', 'patch'),
    ...many(core('namespaces'), 'list', ...(keep ? [] : ['delete'])),
    ...many(
      {
        group: 'apiextensions.k8s.io',
        resource: 'customresourcedefinitions',
      },
      ...['list', ...(keep || !bringsCrds ? [] : ['delete'])],
    ),
    ...many({ group: 'apps', resource: 'deployments' }, 'list'),
    ...['clusterroles', 'clusterrolebindings'].flatMap(resource =>
      many({ group: 'rbac.authorization.k8s.io', resource }, 'list'),
    ),
    ...(guard === 'off'
      ? []
      : [
          'mutatingadmissionpolicies',
          'mutatingadmissionpolicybindings',
        ].flatMap(resource =>
          many(
            { group: 'admissionregistration.k8s.io', resource },
            ...['list', ...(keep ? [] : ['delete'])],
          ),
        )),
  ];
}

/** `patch applications.argoproj.io in argocd`, as people say it. */
export function describeAccess(access: ResourceAccess): string {
  const { group, namespace, resource, verb } = access;
  return `${verb} ${resource}${group ? `.${group}` : ''}${
    namespace === undefined ? '' : ` in ${namespace}`
  }`;
}
