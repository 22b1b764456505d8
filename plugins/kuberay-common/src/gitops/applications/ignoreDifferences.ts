import { rayClusterName } from '../chart/rayClusterName';
import type { RayStackInput } from '../input/rayStackInputSchema';
import type { IgnoreDifference } from './ApplicationManifest';

/**
 * The fields that the autoscaler writes: `replicas` and, of the same importance to
 * Argo CD's server-side diff, `scaleStrategy` (domain.md, fact 3). Nothing without an autoscaler:
 * there Git owns the counts.
 */
export function ignoreDifferences(
  input: RayStackInput,
): IgnoreDifference[] | undefined {
  if (!input.autoscaler.enabled) {
    return undefined;
  }
  return [
    {
      group: 'ray.io',
      kind: 'RayCluster',
      name: rayClusterName({ release: input.name }),
      namespace: input.destination.namespace,
      jqPathExpressions:
        input.profile === 'ray-docs'
          ? ['.spec.workerGroupSpecs[].replicas']
          : [
              '.spec.workerGroupSpecs[]?.replicas',
              '.spec.workerGroupSpecs[]?.scaleStrategy',
            ],
    },
  ];
}
