import type { RuleFinding } from './rules/RuleFinding';

/** An input from which no correct stack can be made; the message names each input, its value and the remedy. @public */
export class InvalidRayStackError extends Error {
  readonly name = 'InvalidRayStackError';

  constructor(
    /** Every error, and the warnings found beside them. */
    readonly findings: readonly RuleFinding[],
  ) {
    super(
      findings
        .filter(finding => finding.severity === 'error')
        .map(
          ({ rule, path, message, remedy }) =>
            `${path}: ${message}. ${remedy}. (${rule})`,
        )
        .join('\n'),
    );
  }
}
