import { parseInput } from './parseInput';
import type { RayStackInput } from './rayStackInputSchema';
import { rayStackInputSchema } from './rayStackInputSchema';

/**
 * Anything → a stack's input with its defaults.
 *
 * @throws InvalidRayStackError that names each input which is missing, unknown or of another kind.
 *
 * @public
 */
export function parseRayStackInput(input: unknown): RayStackInput {
  return parseInput(rayStackInputSchema, input);
}
