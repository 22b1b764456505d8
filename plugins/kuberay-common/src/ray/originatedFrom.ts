import type { RayClusterView } from '../view';
import {
  LABEL_RAY_ORIGINATED_FROM_CR_NAME,
  LABEL_RAY_ORIGINATED_FROM_CRD,
} from './names';
import type { RayClusterRecord } from './records';

/** The RayJob or RayService that made a RayCluster; absent for one that somebody wrote down. */
export function originatedFrom({
  labels,
}: Pick<RayClusterRecord, 'labels'>): RayClusterView['originatedFrom'] {
  const kind = labels[LABEL_RAY_ORIGINATED_FROM_CRD];
  return kind
    ? { kind, name: labels[LABEL_RAY_ORIGINATED_FROM_CR_NAME] ?? '' }
    : undefined;
}
