import { z } from 'zod/v3';
import { applicationViewSchema } from './applicationView';
import { findingSchema } from './finding';
import { freshnessSchema } from './freshness';
import { rayClusterViewSchema } from './rayClusterView';
import { verdictSchema } from './verdict';

/** One Kubernetes cluster or Argo CD instance that the view was read from. @public */
export const sourceViewSchema = z.object({
  kind: z.enum(['kubernetes', 'argocd']),
  /** Its name in the configuration. */
  cluster: z.string(),
  title: z.string(),
  freshness: freshnessSchema,
});

/** One Kubernetes cluster or Argo CD instance that the view was read from. @public */
export type SourceView = z.infer<typeof sourceViewSchema>;

/**
 * Answer of `GET /v1/entities/:kind/:namespace/:name`: everything about an entity's Ray clusters,
 * computed from one read of the store.
 *
 * An entity that names no RayCluster has an empty `rayClusters` and the verdict `not-matched`.
 *
 * @public
 */
export const entityViewSchema = z.object({
  entityRef: z.string(),
  verdict: verdictSchema,
  rayClusters: z.array(rayClusterViewSchema),
  applications: z.array(applicationViewSchema),
  findings: z.array(findingSchema),
  sources: z.array(sourceViewSchema),
});

/** Everything about an entity's Ray clusters. @public */
export type EntityView = z.infer<typeof entityViewSchema>;
