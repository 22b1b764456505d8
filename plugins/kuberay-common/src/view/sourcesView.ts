import { z } from 'zod/v3';
import { sourceViewSchema } from './entityView';
import { freshnessSchema } from './freshness';

/** One kind of object as a cluster serves it. @public */
export const sourceKindSchema = z.object({
  kind: z.string(),
  /** False: the cluster has said that it does not serve the kind. */
  installed: z.boolean(),
  freshness: freshnessSchema,
  /** How many objects are known. */
  objects: z.number().int(),
});

/** One kind of object as a cluster serves it. @public */
export type SourceKind = z.infer<typeof sourceKindSchema>;

/** One Kubernetes cluster of the configuration, and what version it runs. @public */
export const clusterSourceSchema = sourceViewSchema.extend({
  /** How it is read: the Kubernetes plugin's proxy, our own `kuberay.clusters`, or through Argo CD's API. */
  via: z.enum(['kubernetes-plugin', 'kuberay-config', 'argocd']),
  /** `gitVersion` as the API server gives it: `v1.36.1`, `v1.36.1-eks-abc12`; absent until it has answered once. */
  kubernetesVersion: z.string().optional(),
  kinds: z.array(sourceKindSchema),
});

/** One Kubernetes cluster of the configuration, and what version it runs. @public */
export type ClusterSource = z.infer<typeof clusterSourceSchema>;

/** One Argo CD instance that is read through its API. @public */
export const instanceSourceSchema = sourceViewSchema.extend({
  /** As Argo CD says it: `v3.5.1+abc`; absent until it has answered once. */
  argocdVersion: z.string().optional(),
  kinds: z.array(sourceKindSchema),
});

/** One Argo CD instance that is read through its API. @public */
export type InstanceSource = z.infer<typeof instanceSourceSchema>;

/** Answer of `GET /v1/sources`: everything that the backend reads. @public */
export const sourcesViewSchema = z.object({
  sources: z.array(clusterSourceSchema),
  instances: z.array(instanceSourceSchema),
});

/** Everything that the backend reads. @public */
export type SourcesView = z.infer<typeof sourcesViewSchema>;
