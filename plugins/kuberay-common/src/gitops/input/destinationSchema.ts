import { z } from 'zod/v3';
import { kubernetesVersionSchema } from './gitopsSchemas';
import { textSchema } from './textSchemas';
import { serverUrlSchema } from './urlSchemas';

/** What a Backstage annotation can name (`parseRayClusterAnnotation`). */
const BACKSTAGE_CLUSTER = /^[^\s/,\p{Cc}\p{Cs}]{1,253}$/u;

/** Where the stack goes. */
export const destinationSchema = z
  .object({
    server: serverUrlSchema
      .optional()
      .describe(
        'API server URL as Argo CD knows it; without server and name https://kubernetes.default.svc',
      ),
    name: textSchema
      .min(1, 'must not be empty')
      .optional()
      .describe("Argo CD's name of the cluster, instead of server"),
    cluster: z
      .string()
      .regex(
        BACKSTAGE_CLUSTER,
        'must be at most 253 characters without spaces, "/" and ","',
      )
      .optional()
      .describe(
        "Backstage's name of the cluster, written only into the catalog annotation kuberay.io/raycluster",
      ),
    namespace: z
      .string()
      .default('ray-cluster')
      .describe('Namespace of the RayCluster'),
    operatorNamespace: z
      .string()
      .optional()
      .describe(
        'Namespace of the operator; without it ray-system (profile ray-docs: that of the RayCluster)',
      ),
    kubernetesVersion: kubernetesVersionSchema
      .optional()
      .describe(
        'Kubernetes version of that cluster, e.g. 1.36; it decides on the replica guard',
      ),
  })
  .strict()
  .refine(
    ({ server, name }) => server === undefined || name === undefined,
    'must have server or name, not both',
  )
  .describe('Cluster and namespaces');
