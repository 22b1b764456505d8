import {
  argoHealthSchema,
  operationViewSchema,
  syncStatusSchema,
  type ApplicationView,
  type ArgoHealth,
  type OperationView,
  type RayClusterRef,
  type SyncStatus,
} from '../view';
import { applicationId } from './applicationId';
import { applicationRole } from './applicationRole';
import {
  destinationCluster,
  type KubernetesClusterAddress,
} from './destinationCluster';
import type { ApplicationRecord } from './records';

/** Options of {@link assessApplication}. */
export interface AssessApplicationOptions {
  application: ApplicationRecord;
  /** The RayCluster that it was matched with; without it, the only one that it lists. */
  rayCluster?: RayClusterRef;
  /** Configured clusters, to find the destination among. */
  clusters?: readonly KubernetesClusterAddress[];
  links?: ApplicationView['links'];
}

/** What Argo CD says of an Application, freed of what it cannot know. */
export function assessApplication(
  options: AssessApplicationOptions,
): ApplicationView {
  const { application, links = {} } = options;
  const sync = toSyncStatus(application.syncStatus);
  const role = applicationRole(application);
  return {
    id: applicationId(application),
    name: application.name,
    namespace: application.namespace,
    project: application.project,
    source: application.cluster,
    role,
    rayCluster: role === 'cluster' ? toRayClusterRef(options) : undefined,
    sync,
    health: toHealth(application.healthStatus, sync),
    operation: toOperation(application),
    revisions: application.revisions,
    policy: application.policy,
    conditions: application.conditions,
    deleting: application.deletionTimestamp !== undefined,
    links,
  };
}

function toRayClusterRef(
  options: AssessApplicationOptions,
): RayClusterRef | undefined {
  const { application, rayCluster, clusters } = options;
  if (rayCluster) {
    return rayCluster;
  }
  const cluster = destinationCluster(application, clusters);
  const [only, ...others] = application.rayClusters;
  return cluster && only && others.length === 0
    ? { cluster, namespace: only.namespace, name: only.name }
    : undefined;
}

/** Argo CD writes an empty text before its first comparison. */
function toSyncStatus(status: string | undefined): SyncStatus {
  const known = syncStatusSchema.safeParse(status);
  return known.success ? known.data : 'Unknown';
}

/** A comparison error leaves the health of nothing at all, which Argo CD calls Healthy. */
function toHealth(status: string | undefined, sync: SyncStatus): ArgoHealth {
  const known = argoHealthSchema.safeParse(status);
  return known.success && sync !== 'Unknown' ? known.data : 'Unknown';
}

const operationPhaseSchema = operationViewSchema.shape.phase;

/**
 * `.operation` is a request until the state of an operation runs beside it; a finished state beside it
 * is that of the operation before. A phase that Argo CD does not document is left out.
 */
function toOperation(
  application: ApplicationRecord,
): OperationView | undefined {
  const { operationPending, operation } = application;
  const phase = operationPhaseSchema.safeParse(operation?.phase);
  const runs =
    phase.success && (phase.data === 'Running' || phase.data === 'Terminating');
  if (operationPending && !runs) {
    return { phase: 'Pending', retryCount: 0 };
  }
  return operation && phase.success
    ? { ...operation, phase: phase.data }
    : undefined;
}
