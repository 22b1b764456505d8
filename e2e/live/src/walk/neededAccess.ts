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
    | 'autoscalerProcess'
    | 'guard'
    | 'keep'
    | 'namespace'
    | 'reuseCrds'
    | 'reuseOperator'
  >,
): ResourceAccess[] {
  const { argocdNamespace, guard, namespace, keep, reuseOperator } = parameters;
  const bringsCrds = !parameters.reuseCrds && !reuseOperator;
  const many = (
    where: Omit<ResourceAccess, 'verb'>,
    ...verbs: string[]
  ): ResourceAccess[] => verbs.map(verb => ({ ...where, verb }));
  const removed = (is: boolean) => (is && !keep ? ['delete'] : []);
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
      ...['get', 'create', 'patch', ...removed(true)],
    ),
    ...many({ ...argoproj, resource: 'appprojects' }, 'list'),
    ...many({ ...ray, namespace }, 'get', 'patch', ...removed(true)),
    ...(parameters.autoscalerProcess === true
      ? many({ ...core('services/proxy'), namespace }, 'get')
      : []),
    ...many(core('namespaces'), 'get', 'list', ...removed(true)),
    ...many(
      {
        group: 'apiextensions.k8s.io',
        resource: 'customresourcedefinitions',
      },
      ...['get', 'list', ...removed(bringsCrds)],
    ),
    ...many({ group: 'apps', resource: 'deployments' }, 'list'),
    ...['clusterroles', 'clusterrolebindings'].flatMap(resource =>
      many(
        { group: 'rbac.authorization.k8s.io', resource },
        ...['get', 'list', ...removed(!reuseOperator)],
      ),
    ),
    ...(guard === 'off'
      ? []
      : [
          'mutatingadmissionpolicies',
          'mutatingadmissionpolicybindings',
        ].flatMap(resource =>
          many(
            { group: 'admissionregistration.k8s.io', resource },
            ...['get', 'list', ...removed(true)],
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

/** As a SelfSubjectAccessReview takes it: what follows the slash has a field of its own. */
export function attributesOf(access: ResourceAccess) {
  const [resource, subresource] = access.resource.split('/');
  return {
    ...access,
    resource,
    ...(subresource !== undefined && { subresource }),
  };
}
