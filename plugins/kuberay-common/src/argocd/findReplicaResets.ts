import type { RayClusterRecord } from '../ray/records';
import type { ReplicaReset } from '../view';
import type { ApplicationRecord } from './records';
import { readSyncOptions } from './syncOptions';

/** Options of {@link findReplicaResets}. */
export interface FindReplicaResetsOptions {
  application: ApplicationRecord;
  /** The RayCluster that it deploys. */
  rayCluster: RayClusterRecord;
  /** A replica guard is in force in the RayCluster's Kubernetes cluster. */
  guarded: boolean;
}

/**
 * The groups whose live `replicas` a sync would write over with Git's, as far as Git's are known: inline Helm values,
 * else what was applied last. Every apply writes the whole list of groups (domain.md 6.3), whether the counts are ignored
 * or not. Empty without an autoscaler, where the counts are Git's, and where a replica guard keeps them; `Replace` and
 * `Force` go past the guard.
 */
export function findReplicaResets(
  options: FindReplicaResetsOptions,
): ReplicaReset[] {
  const { application, rayCluster, guarded } = options;
  const { spec, appliedReplicas } = rayCluster;
  if (!spec.autoscaling || (guarded && !replacesRayCluster(application))) {
    return [];
  }
  const git = { ...appliedReplicas, ...application.valueReplicas };
  return spec.groups.flatMap(({ name, replicas }) =>
    Object.hasOwn(git, name) && git[name] !== replicas
      ? [{ group: name, live: replicas, git: git[name] }]
      : [],
  );
}

/** Whether a sync writes the RayCluster anew, past a replica guard. */
export function replacesRayCluster(application: ApplicationRecord): boolean {
  const options = readSyncOptions([
    ...application.syncOptions,
    ...application.rayClusterSyncOptions,
  ]);
  return ['Replace', 'Force'].some(name => options.get(name) === 'true');
}
