import type { RayClusterRecord } from '../ray/records';
import type { ReplicaReset } from '../view';
import type { ApplicationRecord } from './records';
import { readSyncOptions } from './syncOptions';

/**
 * Options of {@link findReplicaResets}.
 *
 * @public
 */
export interface FindReplicaResetsOptions {
  application: ApplicationRecord;
  /** The RayCluster that it deploys. */
  rayCluster: RayClusterRecord;
  /** A replica guard is known to be in force in the RayCluster's Kubernetes cluster. */
  guarded: boolean;
}

/**
 * The groups whose live `replicas` a sync of the present revision would write over with Git's. Every apply writes the
 * whole list of groups (domain.md 6.3), whether the counts are ignored or not. Empty where a replica guard keeps the
 * counts (`Replace` and `Force` go past it), and where the sync leaves the RayCluster alone: with `ApplyOutOfSyncOnly`,
 * as long as it is Synced (row 6).
 *
 * @public
 */
export function findReplicaResets(
  options: FindReplicaResetsOptions,
): ReplicaReset[] {
  const { application, rayCluster, guarded } = options;
  return (guarded && !replacesRayCluster(application)) ||
    leavesAlone(application, rayCluster)
    ? []
    : findReplicaDifferences(options);
}

/**
 * The groups of an autoscaled RayCluster whose live `replicas` are not Git's, as far as Git's are known: inline Helm
 * values, else what was applied last. Empty without an autoscaler, where the counts are Git's.
 *
 * @public
 */
export function findReplicaDifferences({
  application,
  rayCluster,
}: Pick<
  FindReplicaResetsOptions,
  'application' | 'rayCluster'
>): ReplicaReset[] {
  const { spec, appliedReplicas } = rayCluster;
  // Of several RayClusters the values are those of one, and nobody knows which.
  const [, ...others] = application.rayClusters;
  const values = others.length > 0 ? undefined : application.valueReplicas;
  const git = values ?? appliedReplicas ?? {};
  return spec.autoscaling
    ? spec.groups.flatMap(({ name, replicas }) =>
        Object.hasOwn(git, name) && git[name] !== replicas
          ? [{ group: name, live: replicas, git: git[name] }]
          : [],
      )
    : [];
}

/** Whether a sync writes the RayCluster anew, past a replica guard. @public */
export function replacesRayCluster(application: ApplicationRecord): boolean {
  const options = readSyncOptions([
    ...application.syncOptions,
    ...application.rayClusterSyncOptions,
  ]);
  return ['Replace', 'Force'].some(name => options.get(name) === 'true');
}

/** A sync of one revision applies only what differs, and the RayCluster does not. */
function leavesAlone(
  application: ApplicationRecord,
  { namespace, name }: RayClusterRecord,
): boolean {
  return (
    readSyncOptions(application.syncOptions).get('ApplyOutOfSyncOnly') ===
      'true' &&
    application.rayClusters.some(
      listed =>
        listed.namespace === namespace &&
        listed.name === name &&
        listed.status === 'Synced',
    )
  );
}
