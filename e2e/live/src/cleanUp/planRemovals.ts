import { paths } from '../kube/paths';
import type { Parameters } from '../parameters/parametersSchema';
import { rootName } from '../walk/rootApplication';
import { allWalkNames } from '../walk/walkPlan';
import type { Inventory, InventoryKind } from './Inventory';
import { CRDS_APPLICATION, GUARD, OPERATOR_APPLICATION } from './Inventory';

/** One object that goes; the next one begins when it is gone. */
export interface Removal {
  kind: InventoryKind;
  name: string;
  path: string;
  /** Of a CRD, the path of its objects: while there are any, it stays, since they would go with it. */
  unlessUsed?: string;
}

/**
 * What has to be removed and in which order, of what is there now and was not before.
 *
 * The root Application first, or it would put everything back. Then the Ray clusters while there is an operator (domain.md
 * 6.7), guard and operator with their Applications, the CRDs, which Argo CD never deletes, and the namespaces.
 */
export function planRemovals(
  parameters: Parameters,
  inventories: { before: Inventory; now: Inventory },
): Removal[] {
  const { before, now } = inventories;
  const { argocdNamespace, namespace, operatorNamespace } = parameters;
  const application = (name: string): Removal => ({
    kind: 'Application',
    name,
    path: paths.application({ namespace: argocdNamespace, name }),
  });
  const ofCluster = (
    kind: InventoryKind,
    collection: string,
    names: readonly string[] = now[kind],
  ): Removal[] =>
    names.map(name => ({ kind, name, path: `${collection}/${name}` }));
  const walks = allWalkNames(parameters);
  const all: Removal[] = [
    application(rootName(parameters)),
    ...walks.map(application),
    ...walks.map((walk): Removal => {
      const name = `${walk}-kuberay`;
      return {
        kind: 'RayCluster',
        name,
        path: paths.rayCluster({ namespace, name }),
      };
    }),
    ...ofCluster('MutatingAdmissionPolicyBinding', paths.policyBindings, [
      GUARD,
    ]),
    ...ofCluster('MutatingAdmissionPolicy', paths.policies, [GUARD]),
    application(OPERATOR_APPLICATION),
    application(CRDS_APPLICATION),
    ...ofCluster('ClusterRoleBinding', paths.clusterRoleBindings),
    ...ofCluster('ClusterRole', paths.clusterRoles),
    ...ofCluster('CustomResourceDefinition', paths.definitions).map(
      (removal): Removal => ({
        ...removal,
        unlessUsed: `/apis/ray.io/v1/${removal.name.split('.')[0]}`,
      }),
    ),
    ...ofCluster('Namespace', paths.namespaces, [namespace, operatorNamespace]),
  ];
  return all.filter(
    ({ kind, name }) =>
      now[kind].includes(name) && !before[kind].includes(name),
  );
}
