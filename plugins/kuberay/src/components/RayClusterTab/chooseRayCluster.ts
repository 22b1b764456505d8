import type {
  EntityView,
  RayClusterRef,
  RayClusterView,
} from 'backstage-plugin-kuberay-common';
import { rayClusterKey } from './rayClusterKey';

/**
 * The Ray cluster to show: the one that was chosen while the entity has it, else the one that the verdict is about,
 * else the first; `undefined` when the entity has none.
 */
export function chooseRayCluster(
  { rayClusters, verdict }: Pick<EntityView, 'rayClusters' | 'verdict'>,
  chosen: string | undefined,
): RayClusterView | undefined {
  return (
    rayClusters.find(({ ref }) => rayClusterKey(ref) === chosen) ??
    rayClusters.find(({ ref }) => isCalled(ref, verdict.rayCluster)) ??
    rayClusters[0]
  );
}

/** A verdict names a Ray cluster by as much of its ref as tells it from its siblings. */
function isCalled(ref: RayClusterRef, name: string | undefined): boolean {
  return (
    name !== undefined &&
    (name === ref.name || `/${rayClusterKey(ref)}`.endsWith(`/${name}`))
  );
}
