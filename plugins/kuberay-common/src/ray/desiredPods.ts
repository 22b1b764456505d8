import type { WorkerGroupRecord } from './records';

/** The part of a worker group that says how many pods it asks for. @public */
export type WorkerGroupSize = Pick<
  WorkerGroupRecord,
  'replicas' | 'minReplicas' | 'maxReplicas' | 'numOfHosts' | 'suspend'
>;

/**
 * Replicas after the operator's clamp: at least the minimum, and never above the maximum,
 * which wins where the two cross (KubeRay 1.5; later versions refuse such a spec).
 * Never negative, whatever stands in the object: nobody can run fewer pods than none.
 *
 * @public
 */
export function clampedReplicas(size: WorkerGroupSize): number {
  const { replicas, minReplicas, maxReplicas } = size;
  return Math.max(0, Math.min(Math.max(replicas, minReplicas), maxReplicas));
}

/**
 * Worker pods that a group asks for: clamped replicas times hosts, none while the group is suspended.
 * The same sum is `status.desiredWorkerReplicas`.
 *
 * @public
 */
export function desiredPods(size: WorkerGroupSize): number {
  return size.suspend ? 0 : clampedReplicas(size) * hostsOf(size);
}

/** Pods of one replica; an odd object may say a negative number. @public */
export function hostsOf({
  numOfHosts,
}: Pick<WorkerGroupRecord, 'numOfHosts'>): number {
  return Math.max(0, numOfHosts);
}
