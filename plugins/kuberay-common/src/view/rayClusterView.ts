import { z } from 'zod/v3';

/** What a RayCluster is doing, judged from status, pods and events together. @public */
export const rayPhaseSchema = z.enum([
  'NotInstalled',
  'Missing',
  'Pending',
  'WaitingForCapacity',
  'Scaling',
  'Ready',
  'Degraded',
  'Suspending',
  'Suspended',
  'Deleting',
  'Unknown',
]);

/** What a RayCluster is doing. @public */
export type RayPhase = z.infer<typeof rayPhaseSchema>;

/** Which RayCluster: `cluster` is the Kubernetes cluster's name in the `kubernetes` config. @public */
export const rayClusterRefSchema = z.object({
  cluster: z.string(),
  namespace: z.string(),
  name: z.string(),
});

/** Which RayCluster. @public */
export type RayClusterRef = z.infer<typeof rayClusterRefSchema>;

/** Pods that are not ready for one reason. @public */
export const podTroubleSchema = z.object({
  /** `failing`: it will not come right by waiting; `waiting`: it may. */
  kind: z.enum(['failing', 'waiting']),
  /** Kubernetes' own word: `ImagePullBackOff`, `Unschedulable`, `NodeLost` … */
  reason: z.string(),
  message: z.string().optional(),
  pods: z.number().int(),
  /** Container restarts of these pods, added up. */
  restarts: z.number().int(),
});

/** Pods that are not ready for one reason. @public */
export type PodTrouble = z.infer<typeof podTroubleSchema>;

/** One entry of `workerGroupSpecs` and its pods. All counts are pods, but for `replicas`. @public */
export const workerGroupViewSchema = z.object({
  name: z.string(),
  /** The live `spec.replicas` as it stands, not clamped; 0 where it is absent. An edit of Git must not go below it. */
  replicas: z.number().int(),
  /** clamp(replicas, min, max) × numOfHosts; 0 while suspended. */
  desired: z.number().int(),
  /** Running and Ready. */
  ready: z.number().int(),
  /** Exist, not ready, not failing. */
  starting: z.number().int(),
  /** Will not come right by waiting. */
  failing: z.number().int(),
  /** Being deleted. */
  terminating: z.number().int(),
  /** Bounds in pods; `max` absent: unbounded. */
  min: z.number().int(),
  max: z.number().int().optional(),
  atMax: z.boolean(),
  numOfHosts: z.number().int(),
  image: z.string().optional(),
  troubles: z.array(podTroubleSchema),
});

/** One entry of `workerGroupSpecs` and its pods. @public */
export type WorkerGroupView = z.infer<typeof workerGroupViewSchema>;

/** The head pod. @public */
export const headViewSchema = z.object({
  ready: z.boolean(),
  podName: z.string().optional(),
  reason: z.string().optional(),
  message: z.string().optional(),
  restarts: z.number().int(),
});

/** The head pod. @public */
export type HeadView = z.infer<typeof headViewSchema>;

/** A Kubernetes condition as it stands in the object. @public */
export const conditionSchema = z.object({
  type: z.string(),
  status: z.string(),
  reason: z.string().optional(),
  message: z.string().optional(),
  lastTransitionTime: z.string().optional(),
});

/** A Kubernetes condition as it stands in the object. @public */
export type Condition = z.infer<typeof conditionSchema>;

/** One pod of a Ray cluster. @public */
export const podViewSchema = z.object({
  name: z.string(),
  nodeType: z.enum(['head', 'worker', 'other']),
  group: z.string().optional(),
  state: z.enum(['ready', 'starting', 'waiting', 'failing', 'terminating']),
  /** Kubernetes' own word for why it is not ready. */
  reason: z.string().optional(),
  message: z.string().optional(),
  restarts: z.number().int(),
  node: z.string().optional(),
  image: z.string().optional(),
  createdAt: z.string().optional(),
});

/** One pod of a Ray cluster. @public */
export type PodView = z.infer<typeof podViewSchema>;

/** A Warning event of a RayCluster or one of its pods. @public */
export const eventViewSchema = z.object({
  involved: z.object({ kind: z.string(), name: z.string() }),
  reason: z.string(),
  message: z.string(),
  count: z.number().int(),
  lastSeen: z.string().optional(),
});

/** A Warning event of a RayCluster or one of its pods. @public */
export type EventView = z.infer<typeof eventViewSchema>;

/** What the autoscaler said, repetitions as one. Times are Ray's own: without a zone, as it wrote them. @public */
export const autoscalerMessageSchema = z.object({
  severity: z.enum(['info', 'warning', 'error']),
  message: z.string(),
  /** The first of its repetitions. */
  since: z.string(),
  lastSeen: z.string(),
  count: z.number().int(),
});

/** What the autoscaler said. @public */
export type AutoscalerMessage = z.infer<typeof autoscalerMessageSchema>;

/** What tasks and actors wait for. @public */
export const pendingDemandSchema = z.object({
  /** As Ray names them: `CPU`, `GPU`, `memory` (bytes) or a custom resource. */
  resources: z.record(z.number()),
  count: z.number().int(),
  /** Ray counts up to a limit: there are so many, or more. */
  atLeast: z.boolean(),
});

/** What tasks and actors wait for. @public */
export type PendingDemand = z.infer<typeof pendingDemandSchema>;

/** Ray's own words, read from the head's dashboard. @public */
export const rayWordsSchema = z.object({
  /** `off`: not configured; `reading`: not answered yet; `known`; `unknown`: it cannot be read, `reason` says why. */
  state: z.enum(['off', 'reading', 'known', 'unknown']),
  reason: z.string().optional(),
  /** When it was read, ISO 8601; no part of the ETag. */
  observedAt: z.string().optional(),
  /** Ray's real version, whatever `spec.rayVersion` says. */
  rayVersion: z.string().optional(),
  /** The newest last; at most 20. */
  messages: z.array(autoscalerMessageSchema),
  pendingDemands: z.array(pendingDemandSchema),
  /** The text of `ray status`, whole. */
  status: z.string().optional(),
});

/** Ray's own words. @public */
export type RayWords = z.infer<typeof rayWordsSchema>;

/** Totals of head and workers, from the pod templates at the desired counts. @public */
export const totalsSchema = z.object({
  /** Worker pods, without the head. */
  workersReady: z.number().int(),
  workersDesired: z.number().int(),
  /** Cores. */
  cpu: z.number(),
  /** Bytes. */
  memory: z.number(),
  gpu: z.number(),
  tpu: z.number(),
});

/** Totals of head and workers. @public */
export type Totals = z.infer<typeof totalsSchema>;

/** What we know of one RayCluster. @public */
export const rayClusterViewSchema = z.object({
  ref: rayClusterRefSchema,
  /** The Kubernetes cluster's title for people; the development cluster says "stand-in" here. */
  clusterTitle: z.string(),
  phase: rayPhaseSchema,
  createdAt: z.string().optional(),
  head: headViewSchema.optional(),
  groups: z.array(workerGroupViewSchema),
  /** Pods of groups that are no longer in the spec. */
  orphanedGroups: z.array(
    z.object({ name: z.string(), pods: z.number().int() }),
  ),
  totals: totalsSchema,
  /** Worker pods that come back when the suspension ends; only while suspended. */
  workersWhenResumed: z.number().int().optional(),
  autoscaler: z.object({
    enabled: z.boolean(),
    version: z.string().optional(),
    idleTimeoutSeconds: z.number().optional(),
    /** Its last words and what waits for it; absent without an autoscaler. */
    words: rayWordsSchema.optional(),
  }),
  /** The RayJob or RayService that made it; Git has no say in such a cluster. */
  originatedFrom: z.object({ kind: z.string(), name: z.string() }).optional(),
  /** The `suspend` of the spec; it is asked for, the phase says whether it has happened. */
  suspend: z.boolean(),
  /** Failing first, then waiting, starting, terminating, ready; at most 100. */
  pods: z.array(podViewSchema),
  /** How many pods there are beyond those. */
  podsOmitted: z.number().int(),
  /** The newest first; at most 20. */
  events: z.array(eventViewSchema),
  rayVersion: z.string().optional(),
  image: z.string().optional(),
  chart: z.string().optional(),
  conditions: z.array(conditionSchema),
  links: z.object({
    rayDashboard: z.string().optional(),
  }),
});

/** What we know of one RayCluster. @public */
export type RayClusterView = z.infer<typeof rayClusterViewSchema>;
