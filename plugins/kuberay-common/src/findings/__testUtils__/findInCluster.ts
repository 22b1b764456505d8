import { assessRayCluster, type EventRecord, type PodRecord } from '../../ray';
import {
  aHeadPodRecord,
  aPodRecord,
  aRayClusterRecord,
  type RayClusterRecordOverrides,
} from '../../testUtils';
import type { Finding, RayWords } from '../../view';

/** What a test says of a cluster that is otherwise well: one group, one worker, all ready. */
export interface Given {
  record?: RayClusterRecordOverrides;
  pods?: PodRecord[];
  events?: EventRecord[];
  words?: Partial<RayWords>;
}

/** The time of all these tests. */
export const NOW = '2026-11-21T03:00:00Z';

/** What is found in the cluster `prod: ray/demo-kuberay`, without saying each time that it is that one. */
export function findInCluster(
  given: Given,
): Array<Omit<Finding, 'rayCluster'>> {
  const { findings } = assessRayCluster({
    record: aRayClusterRecord(given.record),
    pods: given.pods ?? [aHeadPodRecord(), aPodRecord()],
    events: given.events ?? [],
    words: given.words && {
      state: 'known',
      messages: [],
      pendingDemands: [],
      ...given.words,
    },
    now: new Date(NOW),
    clusterTitle: 'Production',
  });
  return findings.map(({ rayCluster: _, ...finding }) => finding);
}

/** A Warning event about the cluster. */
export function anEvent(overrides: Partial<EventRecord> = {}): EventRecord {
  return {
    cluster: 'prod',
    namespace: 'ray',
    name: 'demo-kuberay.1',
    involved: { kind: 'RayCluster', name: 'demo-kuberay' },
    reason: 'InvalidRayClusterSpec',
    message:
      'The RayCluster spec is invalid ray/demo-kuberay: rayStartParams.labels is not supported',
    lastSeen: '2026-11-21T02:59:00Z',
    count: 1,
    ...overrides,
  };
}
