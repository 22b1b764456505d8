import { z } from 'zod/v3';
import {
  listOf,
  objectMetaSchema,
  optionalText,
  parseKubeObject,
} from '../parseKubeObject';
import { RAYCLUSTER_KIND, RAY_API_GROUP } from '../ray/names';
import { APPLICATION_KIND } from './names';
import type { ApplicationRecord } from './records';

/** kubectl's copy of the whole object: large, and of no use to anybody here. */
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

const flag = z
  .boolean()
  .nullish()
  .transform(value => value ?? undefined);

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
  syncPolicy: z
    .object({
      automated: z
        .object({ enabled: flag, prune: flag, selfHeal: flag })
        .nullish(),
      syncOptions: listOf(z.string()),
    })
    .nullish(),
});

const statusSchema = z.object({
  sync: z
    .object({
      status: optionalText,
      revision: optionalText,
      revisions: listOf(z.string()),
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
    })
    .nullish(),
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
    }),
  ),
  controllerNamespace: optionalText,
});

const applicationSchema = z.object({
  metadata: objectMetaSchema,
  spec: specSchema,
  status: statusSchema.nullish(),
  operation: z.record(z.unknown()).nullish(),
});

/**
 * What we keep of an Argo CD Application that was read from a Kubernetes cluster.
 *
 * @throws MalformedObjectError where a field that we need is missing or of another type.
 */
export function toApplicationRecord(
  cluster: string,
  object: unknown,
): ApplicationRecord {
  const { metadata, spec, status, operation } = parseKubeObject(
    APPLICATION_KIND,
    applicationSchema,
    object,
  );
  const { [LAST_APPLIED]: _, ...annotations } = metadata.annotations;
  return {
    cluster,
    namespace: metadata.namespace,
    name: metadata.name,
    uid: metadata.uid,
    project: spec.project,
    deletionTimestamp: metadata.deletionTimestamp,
    labels: metadata.labels,
    annotations,
    destination: spec.destination,
    // With several sources Argo CD ignores `source`.
    sources:
      spec.sources.length > 0 ? spec.sources : [spec.source ?? []].flat(),
    policy: toPolicy(spec.syncPolicy?.automated),
    syncOptions: spec.syncPolicy?.syncOptions ?? [],
    syncStatus: status?.sync?.status,
    healthStatus: status?.health?.status,
    revisions: toRevisions(status?.sync),
    controllerNamespace: status?.controllerNamespace,
    operationPending: Boolean(operation),
    operation: status?.operationState
      ? {
          ...status.operationState,
          retryCount: status.operationState.retryCount ?? 0,
        }
      : undefined,
    conditions: status?.conditions ?? [],
    rayClusters: (status?.resources ?? [])
      .filter(
        ({ group, kind }) =>
          group === RAY_API_GROUP && kind === RAYCLUSTER_KIND,
      )
      .map(resource => ({
        namespace: resource.namespace ?? '',
        name: resource.name,
        status: resource.status,
      })),
  };
}

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

function toRevisions(sync: z.output<typeof statusSchema>['sync']): string[] {
  if (sync && sync.revisions.length > 0) {
    return sync.revisions;
  }
  return sync?.revision ? [sync.revision] : [];
}
