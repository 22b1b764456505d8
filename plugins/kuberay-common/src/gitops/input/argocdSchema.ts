import { z } from 'zod/v3';
import { dnsSubdomainSchema, namespaceSchema } from './metadataSchemas';

const duration = z
  .string()
  .regex(/^[0-9]{1,6}(ms|s|m|h)$/, 'must be a duration such as 5s or 3m');

const wave = z.number().int().min(-1000).max(1000);

/** How Argo CD treats what an Application brought, when the Application is deleted (domain.md 6.7). */
export const finalizerSchema = z.enum(['foreground', 'background', 'none']);

/** Where Argo CD keeps the Applications, and how it treats them. */
export const argocdSchema = z
  .object({
    namespace: z
      .string()
      .default('argocd')
      .describe('Namespace of the Application objects'),
    controllerNamespace: namespaceSchema
      .optional()
      .describe(
        'Namespace that Argo CD itself runs in, where it looks for AppProjects and its settings; without it namespace',
      ),
    project: dnsSubdomainSchema
      .default('default')
      .describe('AppProject of the Applications'),
    appProject: z
      .boolean()
      .default(false)
      .describe(
        'Also write the AppProject, allowing exactly what this stack needs; project must not be default then',
      ),
    healthCheck: z
      .boolean()
      .default(false)
      .describe(
        'Also write the health check of RayCluster for argocd-cm, for whoever administers Argo CD',
      ),
    finalizer: finalizerSchema
      .optional()
      .describe(
        'What deleting an Application does to what it brought: deletes it first (foreground), afterwards (background), or leaves it behind (none); without it foreground (profile ray-docs: none)',
      ),
    retry: z
      .object({
        limit: z
          .number()
          .int()
          .min(-1)
          .max(1000)
          .default(10)
          .describe('Attempts after the first; -1 for ever'),
        duration: duration.default('5s').describe('Wait before the first'),
        factor: z
          .number()
          .int()
          .min(1)
          .max(100)
          .default(2)
          .describe('Each wait is this many times the last'),
        maxDuration: duration.default('3m').describe('Longest wait'),
      })
      .strict()
      .optional()
      .describe(
        'How a failed sync is repeated; without it ten times (profile ray-docs: as Argo CD does)',
      ),
    waves: z
      .object({
        crds: wave.default(-2).describe('Wave of the CRDs'),
        operator: wave.default(-1).describe('Wave of the operator'),
        guard: wave.default(-1).describe('Wave of the replica guard'),
        cluster: wave.default(0).describe('Wave of the RayCluster'),
      })
      .strict()
      .optional()
      .describe(
        'Order among the children of a root; without it -2, -1, -1, 0 (profile ray-docs: none)',
      ),
  })
  .strict()
  .describe('Where Argo CD keeps the Applications, and how it treats them');
