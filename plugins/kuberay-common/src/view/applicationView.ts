import { z } from 'zod/v3';
import { conditionSchema, rayClusterRefSchema } from './rayClusterView';

/** What an Application brings to the Ray cluster. @public */
export const applicationRoleSchema = z.enum([
  'crds',
  'operator',
  'cluster',
  'other',
]);

/** What an Application brings to the Ray cluster. @public */
export type ApplicationRole = z.infer<typeof applicationRoleSchema>;

/** Argo CD's sync status; Unknown also where Argo CD has not said anything yet. @public */
export const syncStatusSchema = z.enum(['Synced', 'OutOfSync', 'Unknown']);

/** Argo CD's sync status. @public */
export type SyncStatus = z.infer<typeof syncStatusSchema>;

/** Argo CD's health, which knows nothing of Ray; Unknown also where a comparison error makes it meaningless. @public */
export const argoHealthSchema = z.enum([
  'Healthy',
  'Progressing',
  'Degraded',
  'Suspended',
  'Missing',
  'Unknown',
]);

/** Argo CD's health. @public */
export type ArgoHealth = z.infer<typeof argoHealthSchema>;

/** The running or last operation. @public */
export const operationViewSchema = z.object({
  /** `Pending`: asked for, not begun. */
  phase: z.enum([
    'Pending',
    'Running',
    'Terminating',
    'Succeeded',
    'Failed',
    'Error',
  ]),
  message: z.string().optional(),
  startedAt: z.string().optional(),
  finishedAt: z.string().optional(),
  retryCount: z.number().int(),
  /** Who asked for it; absent for Argo CD itself. */
  initiatedBy: z.string().optional(),
  automated: z.boolean(),
  /** Resources that could not be synced, with Argo CD's own message; at most 10. */
  failures: z.array(
    z.object({ kind: z.string(), name: z.string(), message: z.string() }),
  ),
});

/** The running or last operation. @public */
export type OperationView = z.infer<typeof operationViewSchema>;

/** One sync that was done. @public */
export const syncRecordSchema = z.object({
  id: z.number().int(),
  revisions: z.array(z.string()),
  deployedAt: z.string(),
  initiatedBy: z.string().optional(),
  automated: z.boolean(),
});

/** One sync that was done. @public */
export type SyncRecord = z.infer<typeof syncRecordSchema>;

/** A group whose live `replicas` a sync would write over. @public */
export const replicaResetSchema = z.object({
  group: z.string(),
  live: z.number().int(),
  git: z.number().int(),
});

/** A group whose live `replicas` a sync would write over. @public */
export type ReplicaReset = z.infer<typeof replicaResetSchema>;

/** A resource that is not as Git says; a sync would change it, or with `prune` delete it. @public */
export const outOfSyncResourceSchema = z.object({
  kind: z.string(),
  name: z.string(),
  /** Absent for what belongs to the whole cluster. */
  namespace: z.string().optional(),
  /** API group; absent for Kubernetes' core. */
  group: z.string().optional(),
  /** Git no longer has it: a sync with prune deletes it, any other leaves it. */
  prune: z.boolean(),
});

/** A resource that is not as Git says. @public */
export type OutOfSyncResource = z.infer<typeof outOfSyncResourceSchema>;

/**
 * Whether this Application may be refreshed and synced from here at all; who may is the permission's matter.
 *
 * @public
 */
export const applicationControlSchema = z.object({
  enabled: z.boolean(),
  /** Why not, for a person. */
  reason: z.string().optional(),
  /** What a sync would do to the autoscaler's counts; empty: nothing. */
  replicaResets: z.array(replicaResetSchema),
});

/** Whether this Application may be refreshed and synced from here at all. @public */
export type ApplicationControl = z.infer<typeof applicationControlSchema>;

/** What Argo CD says of one Application. @public */
export const applicationViewSchema = z.object({
  /** Opaque. */
  id: z.string(),
  name: z.string(),
  namespace: z.string(),
  project: z.string(),
  /** The Kubernetes cluster, or the Argo CD instance, that it was read from. */
  source: z.string(),
  /** Where it deploys to: the Kubernetes cluster as we call it, where it is known, and what Argo CD calls it. */
  destination: z.object({
    cluster: z.string().optional(),
    name: z.string().optional(),
    namespace: z.string().optional(),
  }),
  /** Repository with path or chart, and the revision that is asked for. */
  sources: z.array(
    z.object({
      repoURL: z.string(),
      path: z.string().optional(),
      chart: z.string().optional(),
      targetRevision: z.string().optional(),
    }),
  ),
  role: applicationRoleSchema,
  /** The RayCluster it deploys; only with role `cluster`. */
  rayCluster: rayClusterRefSchema.optional(),
  sync: syncStatusSchema,
  health: argoHealthSchema,
  operation: operationViewSchema.optional(),
  /** Git SHA, or the chart version for a Helm repository. */
  revisions: z.array(z.string()),
  policy: z.object({
    automated: z.boolean(),
    prune: z.boolean(),
    selfHeal: z.boolean(),
  }),
  conditions: z.array(conditionSchema.pick({ type: true, message: true })),
  deleting: z.boolean(),
  /** The newest first; at most 10. */
  history: z.array(syncRecordSchema),
  /** Fields of the RayCluster whose differences Argo CD ignores, as written. */
  ignoredFields: z.array(z.string()),
  /** What differs from Git as Argo CD last compared, what Git no longer has first; at most 20. */
  outOfSync: z.array(outOfSyncResourceSchema),
  /** How many there are beyond those. */
  outOfSyncOmitted: z.number().int(),
  control: applicationControlSchema,
  links: z.object({ argocd: z.string().optional() }),
});

/** What Argo CD says of one Application. @public */
export type ApplicationView = z.infer<typeof applicationViewSchema>;
