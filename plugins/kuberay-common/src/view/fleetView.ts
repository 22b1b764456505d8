import { z } from 'zod/v3';
import { argoHealthSchema, syncStatusSchema } from './applicationView';
import { sourceViewSchema } from './entityView';
import { findingSchema } from './finding';
import {
  rayClusterRefSchema,
  rayPhaseSchema,
  totalsSchema,
} from './rayClusterView';
import { verdictSchema } from './verdict';

/** One RayCluster of the fleet. @public */
export const fleetRowSchema = z.object({
  ref: rayClusterRefSchema,
  clusterTitle: z.string(),
  phase: rayPhaseSchema,
  verdict: verdictSchema,
  totals: totalsSchema,
  /** Sum of the groups' maxima in pods; absent: unbounded. */
  workersMax: z.number().int().optional(),
  createdAt: z.string().optional(),
  rayVersion: z.string().optional(),
  /** Labels of the RayCluster, and those of its head's template that it does not have itself. */
  labels: z.record(z.string()),
  /** The Application that deploys it; absent where none is known, or more than one. */
  application: z
    .object({
      name: z.string(),
      namespace: z.string(),
      project: z.string(),
      sync: syncStatusSchema,
      health: argoHealthSchema,
      /** `kuberay.io/entity` of the Application; to a user only an entity that they may read, to a service any. */
      entityRef: z.string().optional(),
    })
    .optional(),
  /** The worst one, and how many there are of each severity. */
  finding: findingSchema.optional(),
  findings: z.object({
    error: z.number().int(),
    warning: z.number().int(),
    info: z.number().int(),
  }),
  /** Only an entity that the caller may read; the first by ref where several claim the cluster. */
  entity: z
    .object({
      entityRef: z.string(),
      title: z.string(),
      owner: z.string().optional(),
    })
    .optional(),
});

/** One RayCluster of the fleet. @public */
export type FleetRow = z.infer<typeof fleetRowSchema>;

/** Answer of `GET /v1/fleet`: RayClusters of all sources, the worst first. @public */
export const fleetViewSchema = z.object({
  rayClusters: z.array(fleetRowSchema),
  /** Of all that match the filter, not of this page alone. */
  totals: totalsSchema.extend({
    rayClusters: z.number().int(),
    byPhase: z.record(z.number().int()),
  }),
  /** Give it back as `cursor`; absent on the last page. */
  nextCursor: z.string().optional(),
  sources: z.array(sourceViewSchema),
});

/** RayClusters of all sources. @public */
export type FleetView = z.infer<typeof fleetViewSchema>;

/** What `GET /v1/fleet` can be asked for; each narrows. @public */
export const fleetQuerySchema = z
  .object({
    cluster: z.string().min(1).max(253),
    namespace: z.string().min(1).max(253),
    /** Entity ref of an owner, as the entity names it. */
    owner: z.string().min(1).max(512),
    phase: rayPhaseSchema,
    sync: syncStatusSchema,
    /** Text that name, namespace, cluster, entity or verdict contains, whatever its case. */
    q: z.string().min(1).max(200),
    /** Rows a page: 50 unless asked otherwise, at most 1000. */
    limit: z.coerce.number().int().min(1).max(1000),
    cursor: z.string().min(1).max(1000),
  })
  .partial()
  .strict();

/** What `GET /v1/fleet` can be asked for. @public */
export type FleetQuery = z.infer<typeof fleetQuerySchema>;
