import type { RayStackInput } from '../input/rayStackInputSchema';
import { InvalidRayStackError } from '../InvalidRayStackError';
import type { RuleFinding, RuleId } from './RuleFinding';

/** What even the guide's YAML must satisfy; its other shortcomings are only told. */
const ERRORS_OF_THE_GUIDE: readonly RuleId[] = [
  'R1',
  'R2',
  'R5',
  'R6',
  'schema',
];

/**
 * The findings that refuse nothing, as the profile weighs them.
 *
 * @throws InvalidRayStackError if an error is among them.
 */
export function refuseErrors(
  profile: RayStackInput['profile'],
  findings: readonly RuleFinding[],
): RuleFinding[] {
  const weighed = findings.map(finding =>
    profile === 'ray-docs' &&
    finding.severity === 'error' &&
    !ERRORS_OF_THE_GUIDE.includes(finding.rule)
      ? { ...finding, severity: 'warning' as const }
      : finding,
  );
  if (weighed.some(finding => finding.severity === 'error')) {
    throw new InvalidRayStackError(weighed);
  }
  return weighed;
}
