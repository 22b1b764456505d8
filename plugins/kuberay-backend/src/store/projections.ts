import {
  RAYCLUSTER_KIND,
  toApplicationRecord,
  toEventRecord,
  toPodRecord,
  toRayClusterRecord,
} from 'backstage-plugin-kuberay-common';
import type { EventRecord } from 'backstage-plugin-kuberay-common';
import type { Kind } from '../kube/watchedKinds';
import type { RecordsByKind } from './RecordsByKind';

/** Kubernetes object → the small record that we keep, per kind; undefined: none of ours. */
export const projections: {
  readonly [K in Kind]: (
    cluster: string,
    object: unknown,
  ) => RecordsByKind[K] | undefined;
} = {
  RayCluster: toRayClusterRecord,
  Pod: toPodRecord,
  Event: toOwnEventRecord,
  Application: (cluster, object) =>
    toApplicationRecord({ cluster, readFrom: 'kubernetes' }, object),
};

/** The watch brings the Warning events of everything in the cluster; only two kinds matter here. */
function toOwnEventRecord(
  cluster: string,
  object: unknown,
): EventRecord | undefined {
  const record = toEventRecord(cluster, object);
  const { kind } = record.involved;
  return kind === RAYCLUSTER_KIND || kind === 'Pod' ? record : undefined;
}
