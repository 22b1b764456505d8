import { InvalidRayStackError } from './InvalidRayStackError';
import type { RuleFinding } from './rules/RuleFinding';

/** An error about one input, for what no rule can see any more: nothing is built. */
export function refuseInput(
  finding: Omit<RuleFinding, 'severity' | 'rule'> & Partial<RuleFinding>,
): InvalidRayStackError {
  return new InvalidRayStackError([
    { rule: 'schema', severity: 'error', ...finding },
  ]);
}
