import { z } from 'zod/v3';
import { ANNOTATION_TRACKING_ID } from '../argocd/names';
import {
  listOf,
  objectMetaSchema,
  optionalText,
  parseKubeObject,
  textMap,
} from '../parseKubeObject';
import { readAppliedReplicas } from './appliedReplicas';
import {
  ANNOTATION_LAST_APPLIED,
  RAYCLUSTER_KIND,
  UNBOUNDED_REPLICAS,
} from './names';
import { podTemplateSchema } from './podTemplate';
import { rayParamsShape, toRayParams } from './rayParams';
import type { RayClusterRecord, WorkerGroupRecord } from './records';

/** An int32, as all counts of the CRD are: their products stay far from what a number cannot hold. */
const count = (whenAbsent: number) =>
  z
    .number()
    .int()
    .min(-UNBOUNDED_REPLICAS - 1)
    .max(UNBOUNDED_REPLICAS)
    .nullish()
    .transform(value => value ?? whenAbsent);

const flag = z
  .boolean()
  .nullish()
  .transform(value => value ?? false);

const headLabelsSchema = z
  .object({ metadata: z.object({ labels: textMap }).nullish() })
  .transform(({ metadata }) => ({ labels: metadata?.labels ?? {} }));

const groupSchema = z
  .object({
    groupName: z.string(),
    // The defaults are the CRD's own (raycluster_types.go), for objects older than them.
    replicas: count(0),
    minReplicas: count(0),
    maxReplicas: count(UNBOUNDED_REPLICAS),
    numOfHosts: count(1),
    suspend: flag,
    ...rayParamsShape,
    scaleStrategy: z.object({ workersToDelete: listOf(z.string()) }).nullish(),
    template: podTemplateSchema,
  })
  .transform(({ groupName, scaleStrategy, ...group }): WorkerGroupRecord => {
    const rayStartParams = toRayParams(group);
    return {
      name: groupName,
      replicas: group.replicas,
      minReplicas: group.minReplicas,
      maxReplicas: group.maxReplicas,
      numOfHosts: group.numOfHosts,
      suspend: group.suspend,
      workersToDelete: scaleStrategy?.workersToDelete ?? [],
      ...(rayStartParams && { rayStartParams }),
      template: group.template,
    };
  });

const conditionSchema = z.object({
  type: z.string(),
  status: z.string(),
  reason: optionalText,
  message: optionalText,
  lastTransitionTime: optionalText,
});

const statusSchema = z.object({
  state: optionalText,
  reason: optionalText,
  observedGeneration: z.number().int().nullish(),
  desiredWorkerReplicas: count(0),
  availableWorkerReplicas: count(0),
  readyWorkerReplicas: count(0),
  head: z.object({ serviceName: optionalText }).nullish(),
  // Only a hint, so nothing that stands there makes an object unreadable.
  endpoints: z.record(z.unknown()).nullish().catch(undefined),
  conditions: listOf(conditionSchema),
});

/** A status without any field says as little as none: the operator has not looked yet. */
const statusOrNothing = z.preprocess(
  status => (status && Object.keys(status).length === 0 ? undefined : status),
  statusSchema.nullish(),
);

const managedFieldsSchema = z
  .array(z.object({ subresource: optionalText, time: optionalText }))
  .nullish();

const rayClusterSchema = z.object({
  metadata: objectMetaSchema.extend({
    finalizers: listOf(z.string()),
    generation: z
      .number()
      .int()
      .nullish()
      .transform(value => value ?? 0),
    // Only a hint, too, and Argo CD's answers leave it out.
    managedFields: managedFieldsSchema.catch(undefined),
  }),
  spec: z.object({
    rayVersion: optionalText,
    suspend: flag,
    enableInTreeAutoscaling: flag,
    autoscalerOptions: z
      .object({
        version: optionalText,
        idleTimeoutSeconds: z.number().nullish(),
      })
      .nullish(),
    headGroupSpec: z.object({
      ...rayParamsShape,
      template: podTemplateSchema.and(headLabelsSchema),
    }),
    workerGroupSpecs: listOf(groupSchema),
  }),
  status: statusOrNothing,
});

/**
 * What we keep of a RayCluster (`ray.io/v1`) that was read from a Kubernetes cluster.
 *
 * @throws MalformedObjectError where a field that we need is missing or of another type.
 *
 * @public
 */
export function toRayClusterRecord(
  cluster: string,
  object: unknown,
): RayClusterRecord {
  const { metadata, spec, status } = parseKubeObject(
    RAYCLUSTER_KIND,
    rayClusterSchema,
    object,
  );
  const { labels: headLabels, ...head } = spec.headGroupSpec.template;
  return {
    cluster,
    namespace: metadata.namespace,
    name: metadata.name,
    uid: metadata.uid,
    createdAt: metadata.creationTimestamp,
    deletionTimestamp: metadata.deletionTimestamp,
    finalizers: metadata.finalizers,
    labels: metadata.labels,
    trackingId: metadata.annotations[ANNOTATION_TRACKING_ID],
    generation: metadata.generation,
    writtenAt: lastWrite(metadata.managedFields ?? []),
    appliedReplicas: readAppliedReplicas(
      metadata.annotations[ANNOTATION_LAST_APPLIED],
    ),
    spec: {
      rayVersion: spec.rayVersion,
      suspend: spec.suspend,
      autoscaling: spec.enableInTreeAutoscaling,
      autoscalerVersion: spec.autoscalerOptions?.version,
      idleTimeoutSeconds:
        spec.autoscalerOptions?.idleTimeoutSeconds ?? undefined,
      headLabels,
      head,
      headRayStartParams: toRayParams(spec.headGroupSpec),
      groups: spec.workerGroupSpecs,
    },
    status: status
      ? {
          state: status.state,
          reason: status.reason,
          observedGeneration: status.observedGeneration ?? undefined,
          desiredWorkers: status.desiredWorkerReplicas,
          availableWorkers: status.availableWorkerReplicas,
          readyWorkers: status.readyWorkerReplicas,
          headServiceName: status.head?.serviceName,
          endpoints: status.endpoints
            ? Object.keys(status.endpoints)
            : undefined,
          conditions: status.conditions,
        }
      : undefined,
  };
}

/** The operator writes only the status; times of one API server sort as text. */
function lastWrite(
  managedFields: NonNullable<z.output<typeof managedFieldsSchema>>,
): string | undefined {
  return managedFields
    .flatMap(({ subresource, time }) => (subresource || !time ? [] : [time]))
    .sort()
    .pop();
}
