import { z } from 'zod/v3';
import {
  listOf,
  objectMetaSchema,
  optionalText,
  parseKubeObject,
} from '../parseKubeObject';
import { GUARD_NAME } from '../gitops/guard/guardNames';
import { RAYCLUSTER_KIND, RAY_API_GROUP } from '../ray/names';
import {
  APPLICATION_KIND,
  CRD_KIND,
  MUTATING_BINDING_KIND,
  MUTATING_POLICY_KIND,
} from './names';
import { readInlineValues } from './readInlineValues';
import type { ApplicationRecord } from './records';
import { withoutAddresses, withoutCredentials } from './withoutAddresses';

/** A list out of somebody else's object is not kept at any length. */
const KEPT = 10;

/** kubectl's copy of the whole object: large, and of no use to anybody here. */
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

const flag = z
  .boolean()
  .nullish()
  .transform(value => value ?? undefined);

const texts = listOf(z.string());

const ignoreRuleSchema = z.object({
  group: optionalText,
  // Optional in Argo CD's own schema, too: without a kind the rule is for none.
  kind: z
    .string()
    .nullish()
    .transform(kind => kind ?? ''),
  name: optionalText,
  namespace: optionalText,
  jqPathExpressions: texts,
  jsonPointers: texts,
  managedFieldsManagers: texts,
});

const initiatorSchema = z
  .object({ username: optionalText, automated: flag })
  .nullish();

const sourceSchema = z
  .object({
    repoURL: z.string(),
    path: optionalText,
    chart: optionalText,
    targetRevision: optionalText,
    helm: z.object({ releaseName: optionalText }).nullish(),
  })
  .transform(({ helm, ...source }) => ({
    ...source,
    repoURL: withoutCredentials(source.repoURL),
    releaseName: helm?.releaseName,
  }));

const specSchema = z.object({
  project: z.string().default('default'),
  destination: z.object({
    server: optionalText,
    name: optionalText,
    namespace: optionalText,
  }),
  source: sourceSchema.nullish(),
  sources: listOf(sourceSchema),
  ignoreDifferences: listOf(ignoreRuleSchema),
  syncPolicy: z
    .object({
      automated: z
        .object({ enabled: flag, prune: flag, selfHeal: flag })
        .nullish(),
      syncOptions: texts,
      retry: z.record(z.unknown()).nullish(),
    })
    .nullish(),
});

const statusSchema = z.object({
  sync: z
    .object({
      status: optionalText,
      revision: optionalText,
      revisions: texts,
    })
    .nullish(),
  health: z.object({ status: optionalText }).nullish(),
  operationState: z
    .object({
      phase: z.string(),
      message: optionalText,
      startedAt: optionalText,
      finishedAt: optionalText,
      retryCount: z.number().int().nullish(),
      operation: z
        .object({
          initiatedBy: initiatorSchema,
          sync: z
            .object({ autoHealAttemptsCount: z.number().int().nullish() })
            .nullish(),
        })
        .nullish(),
      syncResult: z
        .object({
          resources: listOf(
            z.object({
              kind: z.string(),
              name: z.string(),
              status: optionalText,
              message: z
                .string()
                .nullish()
                .transform(message => message ?? ''),
            }),
          ),
        })
        .nullish(),
    })
    .nullish(),
  history: listOf(
    z.object({
      id: z.number().int().default(0),
      revision: optionalText,
      revisions: texts,
      deployedAt: z
        .string()
        .nullish()
        .transform(time => time ?? ''),
      initiatedBy: initiatorSchema,
    }),
  ),
  conditions: listOf(
    z.object({ type: z.string(), message: z.string().default('') }),
  ),
  resources: listOf(
    z.object({
      group: optionalText,
      kind: z.string(),
      namespace: optionalText,
      name: z.string(),
      status: optionalText,
      requiresPruning: flag,
    }),
  ),
  controllerNamespace: optionalText,
});

const applicationSchema = z.object({
  metadata: objectMetaSchema.extend({ finalizers: texts }),
  spec: specSchema,
  status: statusSchema.nullish(),
  operation: z.record(z.unknown()).nullish(),
});

/** Where an Application was read. */
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

type Status = z.output<typeof statusSchema>;

type Automated = NonNullable<
  z.output<typeof specSchema>['syncPolicy']
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

function toInitiator(initiator: z.output<typeof initiatorSchema>): {
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
  'pruneNeeded' | 'rayClusters' | 'bringsCrds' | 'bringsReplicaGuard'
> {
  return {
    pruneNeeded: resources
      .filter(({ requiresPruning }) => requiresPruning)
      .slice(0, KEPT)
      .map(({ kind, name }) => ({ kind, name })),
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
