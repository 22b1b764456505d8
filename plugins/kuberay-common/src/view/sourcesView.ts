import { z } from 'zod/v3';
import { sourceViewSchema } from './entityView';

/** One Kubernetes cluster of the configuration, and what version it runs. */
export const clusterSourceSchema = sourceViewSchema.extend({
  /** `gitVersion` as the API server gives it: `v1.36.1`, `v1.36.1-eks-abc12`; absent until it has answered once. */
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
