import type {
  RayClusterRecord,
  RayClusterRef,
} from 'backstage-plugin-kuberay-common';
import { rayClustersByLabel } from '../store/lookups';
import type { ClusterSnapshot } from '../store/ResourceStore';
import type { LabelMatch } from './EntityMatch';
import type { Knowledge } from './Knowledge';
import type { LabelSelector } from './labelSelector/LabelSelector';
import { matchesSelector } from './labelSelector/matchesSelector';
import { compareRefs } from './rayClusterRefs';

/** The RayClusters that are there and carry the labels, themselves or their heads. */
export function locateByLabels(
  { selector, namespace, cluster: only }: LabelMatch,
  { snapshot }: Knowledge,
): RayClusterRef[] {
  return [...snapshot.clusters]
    .filter(([name]) => only === undefined || name === only)
    .flatMap(([, cluster]) => candidates(cluster, selector))
    .filter(
      record =>
        (namespace === undefined || record.namespace === namespace) &&
        matchesSelector(selector, [record.labels, record.spec.headLabels]),
    )
    .map(({ cluster, namespace: its, name }) => ({
      cluster,
      namespace: its,
      name,
    }))
    .sort(compareRefs);
}

/** Those that have the label, where the selector asks for a value; else all. */
function candidates(
  cluster: ClusterSnapshot,
  selector: LabelSelector,
): readonly RayClusterRecord[] {
  for (const requirement of selector) {
    if (requirement.operator === 'in' && requirement.values.size === 1) {
      const [value] = requirement.values;
      return rayClustersByLabel(cluster, requirement.key, value);
    }
  }
  return [...cluster.RayCluster.records.values()].flatMap(names => [
    ...names.values(),
  ]);
}
