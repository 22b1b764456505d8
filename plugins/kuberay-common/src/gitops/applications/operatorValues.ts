import type { RayStackInput } from '../input/rayStackInputSchema';

/**
 * Helm values of chart `kuberay-operator`: its scope (domain.md 4.4), or undefined where that is the chart's own, the
 * whole cluster.
 */
export function operatorValues(
  operator: RayStackInput['operator'],
): Record<string, unknown> | undefined {
  const { watchNamespaces, singleNamespace, namespacedRbac } = operator;
  const values = {
    ...(watchNamespaces.length > 0 && { watchNamespace: watchNamespaces }),
    ...(singleNamespace && { singleNamespaceInstall: true }),
    ...(!namespacedRbac && { crNamespacedRbacEnable: false }),
  };
  return Object.keys(values).length > 0 ? values : undefined;
}
