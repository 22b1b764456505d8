import { z } from 'zod/v3';
import { sourceViewSchema } from './entityView';

/** One Kubernetes cluster of the configuration, and what version it runs. */
export const clusterSourceSchema = sourceViewSchema.extend({
  /** `v1.36.1`, as the API server gives it; absent until it has answered once. */
  kubernetesVersion: z.string().optional(),
});

/** One Kubernetes cluster of the configuration, and what version it runs. */
export type ClusterSource = z.infer<typeof clusterSourceSchema>;

/** Answer of `GET /v1/sources`: every cluster that the backend reads. */
export const sourcesViewSchema = z.object({
  sources: z.array(clusterSourceSchema),
});

/** Every cluster that the backend reads. */
export type SourcesView = z.infer<typeof sourcesViewSchema>;
