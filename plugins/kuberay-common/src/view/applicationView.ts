import { z } from 'zod/v3';
import { conditionSchema, rayClusterRefSchema } from './rayClusterView';

/** What an Application brings to the Ray cluster. */
export const applicationRoleSchema = z.enum([
  'crds',
  'operator',
  'cluster',
  'other',
]);

/** What an Application brings to the Ray cluster. */
export type ApplicationRole = z.infer<typeof applicationRoleSchema>;

/** Argo CD's sync status; Unknown also where Argo CD has not said anything yet. */
export const syncStatusSchema = z.enum(['Synced', 'OutOfSync', 'Unknown']);

/** Argo CD's sync status. */
export type SyncStatus = z.infer<typeof syncStatusSchema>;

/** Argo CD's health, which knows nothing of Ray; Unknown also where a comparison error makes it meaningless. */
export const argoHealthSchema = z.enum([
  'Healthy',
  'Progressing',
  'Degraded',
  'Suspended',
  'Missing',
  'Unknown',
]);

/** Argo CD's health. */
export type ArgoHealth = z.infer<typeof argoHealthSchema>;

/** The running or last operation. */
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
});

/** The running or last operation. */
export type OperationView = z.infer<typeof operationViewSchema>;

/** What Argo CD says of one Application. */
export const applicationViewSchema = z.object({
  /** Opaque. */
  id: z.string(),
  name: z.string(),
  namespace: z.string(),
  project: z.string(),
  /** The Kubernetes cluster that the Application object was read from. */
  source: z.string(),
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
  links: z.object({ argocd: z.string().optional() }),
});

/** What Argo CD says of one Application. */
export type ApplicationView = z.infer<typeof applicationViewSchema>;
