import { z } from 'zod/v3';

const duration = z
  .string()
  .regex(/^[0-9]{1,6}(ms|s|m|h)$/, 'must be a duration such as 5s or 3m');

const wave = z.number().int().min(-1000).max(1000);

/** Where Argo CD keeps the Applications, and how it treats them. */
export const argocdSchema = z
  .object({
    namespace: z
      .string()
      .default('argocd')
      .describe('Namespace of the Application objects'),
    project: z
      .string()
      .min(1)
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
    finalizer: z
      .enum(['foreground', 'background', 'none'])
      .default('foreground')
      .describe(
        'What deleting an Application does to what it brought: deletes it first (foreground), afterwards (background), or leaves it behind (none)',
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
      .default({})
      .describe('How a failed sync is repeated'),
    waves: z
      .object({
        crds: wave.default(-2).describe('Wave of the CRDs'),
        operator: wave.default(-1).describe('Wave of the operator'),
        guard: wave.default(-1).describe('Wave of the replica guard'),
        cluster: wave.default(0).describe('Wave of the RayCluster'),
      })
      .strict()
      .default({})
      .describe('Order among the children of a root'),
  })
  .strict()
  .describe('Where Argo CD keeps the Applications, and how it treats them');
