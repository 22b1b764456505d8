import { z } from 'zod/v3';

/** What a RayCluster is doing, judged from status, pods and events together. */
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

/** What a RayCluster is doing. */
export type RayPhase = z.infer<typeof rayPhaseSchema>;

/** Which RayCluster: `cluster` is the Kubernetes cluster's name in the `kubernetes` config. */
export const rayClusterRefSchema = z.object({
  cluster: z.string(),
  namespace: z.string(),
  name: z.string(),
});

/** Which RayCluster. */
export type RayClusterRef = z.infer<typeof rayClusterRefSchema>;

/** Pods that are not ready for one reason. */
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

/** Pods that are not ready for one reason. */
export type PodTrouble = z.infer<typeof podTroubleSchema>;

/** One entry of `workerGroupSpecs` and its pods. All counts are pods, but for `replicas`. */
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

/** One entry of `workerGroupSpecs` and its pods. */
export type WorkerGroupView = z.infer<typeof workerGroupViewSchema>;

/** The head pod. */
export const headViewSchema = z.object({
  ready: z.boolean(),
  podName: z.string().optional(),
  reason: z.string().optional(),
  message: z.string().optional(),
  restarts: z.number().int(),
});

/** The head pod. */
export type HeadView = z.infer<typeof headViewSchema>;

/** A Kubernetes condition as it stands in the object. */
export const conditionSchema = z.object({
  type: z.string(),
  status: z.string(),
  reason: z.string().optional(),
  message: z.string().optional(),
  lastTransitionTime: z.string().optional(),
});

/** A Kubernetes condition as it stands in the object. */
export type Condition = z.infer<typeof conditionSchema>;

/** Totals of head and workers, from the pod templates at the desired counts. */
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

/** Totals of head and workers. */
export type Totals = z.infer<typeof totalsSchema>;

/** What we know of one RayCluster. */
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
  }),
  rayVersion: z.string().optional(),
  image: z.string().optional(),
  chart: z.string().optional(),
  conditions: z.array(conditionSchema),
  links: z.object({
    rayDashboard: z.string().optional(),
  }),
});

/** What we know of one RayCluster. */
export type RayClusterView = z.infer<typeof rayClusterViewSchema>;
