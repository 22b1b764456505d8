import type { RayStackInput } from '../input/rayStackInputSchema';

/**
 * What findings of a stack are told about: all of its input, or the part that CRDs and operator are made from.
 *
 * @public
 */
export type StackFindingsInput = Pick<
  RayStackInput,
  'profile' | 'versions' | 'destination'
> &
  Partial<Omit<RayStackInput, 'argocd'>> & { argocd: { namespace: string } };
