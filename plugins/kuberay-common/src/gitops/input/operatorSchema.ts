import { z } from 'zod/v3';
import { isUnique, NAMED_TWICE } from './isUnique';
import { namespaceSchema } from './metadataSchemas';

/** Which namespaces the operator looks at, and with which rights (domain.md 4.4). */
export const operatorSchema = z
  .object({
    watchNamespaces: z
      .array(namespaceSchema)
      .refine(isUnique, NAMED_TWICE)
      .default([])
      .describe('Namespaces that the operator looks at; none: all'),
    singleNamespace: z
      .boolean()
      .default(false)
      .describe(
        'Roles in the watched namespaces instead of a ClusterRole; until these namespaces exist the sync of the operator fails and is repeated',
      ),
    namespacedRbac: z
      .boolean()
      .default(true)
      .describe(
        'Whether the chart makes those Roles; false where somebody else does',
      ),
  })
  .strict()
  .describe('Scope of the KubeRay operator');
