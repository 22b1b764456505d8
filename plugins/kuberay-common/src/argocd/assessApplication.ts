import {
  argoHealthSchema,
  operationViewSchema,
  syncStatusSchema,
  type ApplicationControl,
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
import { isForRayCluster } from './ignoredFields';
import type { ApplicationRecord, IgnoreDifferencesRecord } from './records';

/**
 * Options of {@link assessApplication}.
 *
 * @public
 */
export interface AssessApplicationOptions {
  application: ApplicationRecord;
  /** The RayCluster that it was matched with; without it, the only one that it lists. */
  rayCluster?: RayClusterRef;
  /** Name of the Kubernetes cluster that it deploys to, for who knows it; without it, the one that is found here. */
  destination?: string;
  /** Configured clusters, to find the destination among. */
  clusters?: readonly KubernetesClusterAddress[];
  /** `kuberay.destinations`, for what Argo CD calls otherwise. */
  destinations?: ReadonlyMap<string, string>;
  /** What may be done to it from here; left out, nothing. */
  control?: ApplicationControl;
  links?: ApplicationView['links'];
}

const NO_CONTROL: ApplicationControl = { enabled: false, replicaResets: [] };

/** What Argo CD says of an Application, freed of what it cannot know. @public */
export function assessApplication(
  options: AssessApplicationOptions,
): ApplicationView {
  const { application, control = NO_CONTROL, links = {} } = options;
  const sync = toSyncStatus(application.syncStatus);
  const role = applicationRole(application);
  const rayCluster = role === 'cluster' ? toRayClusterRef(options) : undefined;
  return {
    id: applicationId(application),
    name: application.name,
    namespace: application.namespace,
    project: application.project,
    source: application.cluster,
    destination: toDestination(options),
    sources: application.sources.map(toSourceView),
    role,
    rayCluster,
    sync,
    health: toHealth(application.healthStatus, sync),
    operation: toOperation(application),
    revisions: application.revisions,
    policy: application.policy,
    conditions: application.conditions,
    deleting: application.deletionTimestamp !== undefined,
    history: [...application.history].reverse(),
    ignoredFields: [
      ...new Set(
        application.ignoreDifferences
          .filter(rule => isForRayCluster(rule, rayCluster))
          .flatMap(toIgnoredFields),
      ),
    ],
    outOfSync: application.outOfSync,
    outOfSyncOmitted: application.outOfSyncOmitted,
    control,
    links,
  };
}

/** Without the address of its API server: that is for nobody who looks from a browser. */
function toDestination(
  options: AssessApplicationOptions,
): ApplicationView['destination'] {
  const { name, namespace } = options.application.destination;
  return { cluster: findCluster(options), name, namespace };
}

function findCluster(options: AssessApplicationOptions): string | undefined {
  const { application, destination, clusters, destinations } = options;
  return destination ?? destinationCluster(application, clusters, destinations);
}

function toSourceView(
  source: ApplicationRecord['sources'][number],
): ApplicationView['sources'][number] {
  const { releaseName: _, ...shown } = source;
  return shown;
}

function toIgnoredFields(rule: IgnoreDifferencesRecord): string[] {
  return [
    ...rule.jqPathExpressions,
    ...rule.jsonPointers,
    ...rule.managedFieldsManagers.map(
      manager => `managedFieldsManagers: ${manager}`,
    ),
  ];
}

function toRayClusterRef(
  options: AssessApplicationOptions,
): RayClusterRef | undefined {
  const { application, rayCluster } = options;
  if (rayCluster) {
    return rayCluster;
  }
  const cluster = findCluster(options);
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
    return {
      phase: 'Pending',
      retryCount: 0,
      automated: false,
      failures: [],
    };
  }
  if (!operation || !phase.success) {
    return undefined;
  }
  const { autoHealAttempts: _, ...shown } = operation;
  return { ...shown, phase: phase.data };
}
