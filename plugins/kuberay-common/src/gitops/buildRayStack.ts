import type { RayStackInputArg } from './input/rayStackInputSchema';
import { parseRayStackInput } from './input/parseRayStackInput';
import type { RayStack } from './RayStack';

/**
 * The whole stack: CRDs, operator and RayCluster as Argo CD Applications.
 *
 * @throws InvalidRayStackError with every finding, if one of them is an error.
 */
export function buildRayStack(input: RayStackInputArg): RayStack {
  throw new Error(`not yet: ${parseRayStackInput(input).name}`);
}
