import { parseKubeObject } from '../parseKubeObject';
import { GUARD_NAME } from '../gitops/guard/guardNames';
import { RAYCLUSTER_KIND, RAY_API_GROUP } from '../ray/names';
import { applicationSchema } from './applicationSchema';
import type { ParsedApplication, ParsedInitiator } from './applicationSchema';
import {
  APPLICATION_KIND,
  CRD_KIND,
  MUTATING_BINDING_KIND,
  MUTATING_POLICY_KIND,
} from './names';
import { readInlineValues } from './readInlineValues';
import type { ApplicationRecord } from './records';
import { withoutAddresses } from './withoutAddresses';

/** A list out of somebody else's object is not kept at any length. */
const KEPT = 10;

/** What a sync would change is read by a person before they confirm it. */
const OUT_OF_SYNC_KEPT = 20;

/** kubectl's copy of the whole object: large, and of no use to anybody here. */
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** Where an Application was read. @public */
export interface ApplicationSource {
  /** Name of the Kubernetes cluster, or of the Argo CD instance. */
  cluster: string;
  readFrom: ApplicationRecord['readFrom'];
}

/**
 * What we keep of an Argo CD Application. Argo CD's API gives the same object as Kubernetes does; what either leaves
 * out counts as not there. Passwords in addresses and the addresses of API servers in messages are not kept: a record is
 * for people to see.
 *
 * @throws MalformedObjectError where a field that we need is missing or of another type.
 *
 * @public
 */
export function toApplicationRecord(
  source: ApplicationSource,
  object: unknown,
): ApplicationRecord {
  const { metadata, spec, status, operation } = parseKubeObject(
    APPLICATION_KIND,
    applicationSchema,
    object,
  );
  const { [LAST_APPLIED]: _, ...annotations } = metadata.annotations;
  const clean = (message: string) =>
    withoutAddresses(message, spec.destination);
  return {
    cluster: source.cluster,
    readFrom: source.readFrom,
    namespace: metadata.namespace,
    name: metadata.name,
    uid: metadata.uid,
    createdAt: metadata.creationTimestamp,
    project: spec.project,
    deletionTimestamp: metadata.deletionTimestamp,
    labels: metadata.labels,
    annotations,
    destination: spec.destination,
    // With several sources Argo CD ignores `source`.
    sources:
      spec.sources.length > 0 ? spec.sources : [spec.source ?? []].flat(),
    policy: toPolicy(spec.syncPolicy?.automated),
    retry: spec.syncPolicy?.retry ?? undefined,
    syncOptions: spec.syncPolicy?.syncOptions ?? [],
    finalizers: metadata.finalizers,
    ignoreDifferences: spec.ignoreDifferences,
    syncStatus: status?.sync?.status,
    healthStatus: status?.health?.status,
    revisions: status?.sync ? toRevisions(status.sync) : [],
    controllerNamespace: status?.controllerNamespace,
    operationPending: Boolean(operation),
    operation: toOperation(status?.operationState, clean),
    history: (status?.history ?? []).slice(-KEPT).map(toSyncRecord),
    conditions: (status?.conditions ?? []).map(({ type, message }) => ({
      type,
      message: clean(message),
    })),
    ...readResources(status?.resources ?? []),
    ...readInlineValues(object),
  };
}

type Status = NonNullable<ParsedApplication['status']>;

type Automated = NonNullable<
  ParsedApplication['spec']['syncPolicy']
>['automated'];

/** `enabled` came in Argo CD 3.1: absent it means true. */
function toPolicy(automated: Automated): ApplicationRecord['policy'] {
  return {
    automated: Boolean(automated) && automated?.enabled !== false,
    prune: automated?.prune ?? false,
    selfHeal: automated?.selfHeal ?? false,
  };
}

function toRevisions(sync: {
  revision?: string;
  revisions: string[];
}): string[] {
  if (sync.revisions.length > 0) {
    return sync.revisions;
  }
  return sync.revision ? [sync.revision] : [];
}

function toOperation(
  state: Status['operationState'],
  clean: (message: string) => string,
): ApplicationRecord['operation'] {
  if (!state) {
    return undefined;
  }
  const { operation, syncResult, retryCount, message, ...rest } = state;
  return {
    ...rest,
    message: message === undefined ? undefined : clean(message),
    retryCount: retryCount ?? 0,
    ...toInitiator(operation?.initiatedBy),
    autoHealAttempts: operation?.sync?.autoHealAttemptsCount ?? 0,
    failures: (syncResult?.resources ?? [])
      .filter(({ status }) => status === 'SyncFailed')
      .slice(0, KEPT)
      .map(failure => ({
        kind: failure.kind,
        name: failure.name,
        message: clean(failure.message),
      })),
  };
}

function toSyncRecord(
  entry: Status['history'][number],
): ApplicationRecord['history'][number] {
  const { id, deployedAt, initiatedBy } = entry;
  return {
    id,
    revisions: toRevisions(entry),
    deployedAt,
    ...toInitiator(initiatedBy),
  };
}

function toInitiator(initiator: ParsedInitiator): {
  initiatedBy?: string;
  automated: boolean;
} {
  return {
    initiatedBy: initiator?.username,
    automated: initiator?.automated ?? false,
  };
}

function readResources(
  resources: Status['resources'],
): Pick<
  ApplicationRecord,
  | 'outOfSync'
  | 'outOfSyncOmitted'
  | 'rayClusters'
  | 'bringsCrds'
  | 'bringsReplicaGuard'
> {
  return {
    ...readOutOfSync(resources),
    rayClusters: resources
      .filter(
        ({ group, kind }) =>
          group === RAY_API_GROUP && kind === RAYCLUSTER_KIND,
      )
      .map(resource => ({
        namespace: resource.namespace ?? '',
        name: resource.name,
        status: resource.status,
      })),
    bringsCrds: resources.some(
      ({ kind, name }) =>
        kind === CRD_KIND && name.endsWith(`.${RAY_API_GROUP}`),
    ),
    // A policy does nothing without its binding. One of them that is OutOfSync may not be there at all.
    bringsReplicaGuard: [MUTATING_POLICY_KIND, MUTATING_BINDING_KIND].every(
      part =>
        resources.some(
          ({ kind, name, status }) =>
            kind === part && name === GUARD_NAME && status !== 'OutOfSync',
        ),
    ),
  };
}

/** A resource that compares as ignored (`IgnoreExtraneous`) is Synced in the sum, and still would be pruned. */
function readOutOfSync(
  resources: Status['resources'],
): Pick<ApplicationRecord, 'outOfSync' | 'outOfSyncOmitted'> {
  const differing = resources.filter(
    ({ status, requiresPruning }) => status === 'OutOfSync' || requiresPruning,
  );
  const pruned = differing.filter(({ requiresPruning }) => requiresPruning);
  const others = differing.filter(({ requiresPruning }) => !requiresPruning);
  return {
    outOfSync: [...pruned, ...others]
      .slice(0, OUT_OF_SYNC_KEPT)
      .map(({ kind, name, namespace, group, requiresPruning }) => ({
        kind,
        name,
        ...(namespace && { namespace }),
        ...(group && { group }),
        prune: requiresPruning ?? false,
      })),
    outOfSyncOmitted: Math.max(0, differing.length - OUT_OF_SYNC_KEPT),
  };
}
