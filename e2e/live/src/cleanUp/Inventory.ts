import type { KubeClient } from '../kube/KubeClient';
import type { KubeObject } from '../kube/KubeObject';
import { paths } from '../kube/paths';
import type { Parameters } from '../parameters/parametersSchema';
import { rootName } from '../walk/rootApplication';
import { allWalkNames } from '../walk/walkPlan';

/** Names that the generator gives, whatever a stack is called. */
export const CRDS_APPLICATION = 'ray-operator-crds';
export const OPERATOR_APPLICATION = 'ray-operator';
export const GUARD = 'raycluster-keep-autoscaled-replicas';

/** The operator's chart gives these names whatever the release. */
const OPERATOR_ROLE =
  /^(kuberay-operator|ray(job|service|cronjob)-(editor|viewer)-role)$/;

/**
 * What is there of the kinds that the check brings, by kind: names of those objects alone that it could have made. What is
 * there before belongs to somebody else; what is there after and was not before has been left behind.
 */
export type Inventory = Record<InventoryKind, string[]>;

/** Kinds of which the check makes objects that do not go with a namespace. */
export type InventoryKind =
  | 'Application'
  | 'ClusterRole'
  | 'ClusterRoleBinding'
  | 'CustomResourceDefinition'
  | 'MutatingAdmissionPolicy'
  | 'MutatingAdmissionPolicyBinding'
  | 'Namespace'
  | 'Pod'
  | 'RayCluster';

/** Names of the Applications that a run may make, or reuse. */
export function checkedApplications(
  parameters: Pick<Parameters, 'name'>,
): string[] {
  return [
    rootName(parameters),
    CRDS_APPLICATION,
    OPERATOR_APPLICATION,
    ...allWalkNames(parameters),
  ];
}

/** Reads what is there. @throws KubeAnswerError where something may not be listed */
export async function takeInventory(
  kube: Pick<KubeClient, 'list'>,
  parameters: Parameters,
): Promise<Inventory> {
  const { argocdNamespace, namespace, operatorNamespace } = parameters;
  const hasGuard = parameters.guard !== 'off';
  const walks = allWalkNames(parameters);
  const applications = checkedApplications(parameters);
  const rayClusters = walks.map(name => `${name}-kuberay`);
  const read = async (
    path: string,
    isOurs: (object: KubeObject) => boolean,
  ): Promise<string[]> =>
    (await kube.list(path)).filter(isOurs).map(({ metadata }) => metadata.name);
  const named =
    (...names: string[]) =>
    ({ metadata }: KubeObject) =>
      names.includes(metadata.name);
  const ofOperator = ({ metadata }: KubeObject) =>
    OPERATOR_ROLE.test(metadata.name);
  return {
    Application: await read(
      paths.applications(argocdNamespace),
      named(...applications),
    ),
    RayCluster: await read(paths.rayClusters(namespace), named(...rayClusters)),
    Pod: await read(paths.pods(namespace), ({ metadata }) =>
      rayClusters.includes(metadata.labels?.['ray.io/cluster'] ?? ''),
    ),
    // Without a guard they are nobody's concern here, and the account need not be allowed to see them.
    MutatingAdmissionPolicyBinding: hasGuard
      ? await read(paths.policyBindings, named(GUARD))
      : [],
    MutatingAdmissionPolicy: hasGuard
      ? await read(paths.policies, named(GUARD))
      : [],
    ClusterRoleBinding: await read(paths.clusterRoleBindings, ofOperator),
    ClusterRole: await read(paths.clusterRoles, ofOperator),
    CustomResourceDefinition: await read(paths.definitions, ({ metadata }) =>
      metadata.name.endsWith('.ray.io'),
    ),
    Namespace: await read(
      paths.namespaces,
      named(namespace, operatorNamespace),
    ),
  };
}

/** `Kind name` of what is there and was not before. */
export function addedSince(before: Inventory, now: Inventory): string[] {
  return (Object.keys(now) as InventoryKind[]).flatMap(kind =>
    now[kind]
      .filter(name => !before[kind].includes(name))
      .map(name => `${kind} ${name}`),
  );
}
