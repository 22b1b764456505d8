import type { z } from 'zod/v3';
import { argocdSchema } from './argocdSchema';
import { rayStackInputSchema } from './rayStackInputSchema';

/** AppProject and health check are files of a whole stack, and the only ones for Argo CD's own namespace. */
const partArgocdSchema = argocdSchema
  .omit({ appProject: true, controllerNamespace: true, healthCheck: true })
  .default({})
  .describe('Where Argo CD keeps the Application, and how it treats it');

/** What the Application of the CRDs is made from. @public */
export const operatorCrdsInputSchema = rayStackInputSchema
  .pick({ profile: true, versions: true, destination: true, sources: true })
  .extend({ argocd: partArgocdSchema });

/** What the Application of the operator is made from: the same, and its scope. @public */
export const operatorInputSchema = operatorCrdsInputSchema.extend({
  operator: rayStackInputSchema.shape.operator,
});

/** What the Application of the RayCluster is made from. @public */
export const rayClusterInputSchema = rayStackInputSchema
  .omit({ layout: true, root: true })
  .extend({ argocd: partArgocdSchema });

/** Input of the CRDs' Application, as a person writes it. @public */
export type OperatorCrdsInputArg = z.input<typeof operatorCrdsInputSchema>;

/** Input of the operator's Application, as a person writes it. @public */
export type OperatorInputArg = z.input<typeof operatorInputSchema>;

/** Input of the RayCluster's Application, as a person writes it. @public */
export type RayClusterInputArg = z.input<typeof rayClusterInputSchema>;
