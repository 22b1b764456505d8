import type { RayClusterRef, RayClusterView, RayPhase } from '../view';

/** Options of {@link absentRayCluster}. */
export interface AbsentRayClusterOptions {
  ref: RayClusterRef;
  clusterTitle: string;
  phase: RayPhase;
}

/** The view of a RayCluster of which there is nothing to show: no counts, no conditions. */
export function absentRayCluster(
  options: AbsentRayClusterOptions,
): RayClusterView {
  return {
    ...options,
    groups: [],
    orphanedGroups: [],
    totals: {
      workersReady: 0,
      workersDesired: 0,
      cpu: 0,
      memory: 0,
      gpu: 0,
      tpu: 0,
    },
    autoscaler: { enabled: false },
    suspend: false,
    pods: [],
    podsOmitted: 0,
    events: [],
    conditions: [],
    links: {},
  };
}
