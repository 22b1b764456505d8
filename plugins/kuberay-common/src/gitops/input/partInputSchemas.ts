import type { z } from 'zod/v3';
import { rayStackInputSchema } from './rayStackInputSchema';

/** What the Application of the CRDs is made from. */
export const operatorCrdsInputSchema = rayStackInputSchema.pick({
  profile: true,
  versions: true,
  argocd: true,
  destination: true,
});

/** What the Application of the operator is made from: the same. */
export const operatorInputSchema = operatorCrdsInputSchema;

/** What the Application of the RayCluster is made from. */
export const rayClusterInputSchema = rayStackInputSchema.omit({ layout: true });

/** Input of the CRDs' Application, as a person writes it. */
export type OperatorCrdsInputArg = z.input<typeof operatorCrdsInputSchema>;

/** Input of the operator's Application, as a person writes it. */
export type OperatorInputArg = z.input<typeof operatorInputSchema>;

/** Input of the RayCluster's Application, as a person writes it. */
export type RayClusterInputArg = z.input<typeof rayClusterInputSchema>;
