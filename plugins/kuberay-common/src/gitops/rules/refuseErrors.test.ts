import { refuseErrors } from './refuseErrors';
import type { RuleFinding, RuleId } from './RuleFinding';

function finding(rule: RuleId, severity: RuleFinding['severity']): RuleFinding {
  return { rule, severity, path: 'name', message: 'is odd', remedy: 'Fix it' };
}

describe('refuseErrors', () => {
  it.each(['recommended', 'ray-docs'] as const)(
    'lets warnings and notes of profile %s pass as they are',
    profile => {
      const findings = [finding('R1', 'warning'), finding('R3', 'info')];
      expect(refuseErrors(profile, findings)).toEqual(findings);
    },
  );

  it.each<RuleId>(['R1', 'R2', 'R3', 'R5', 'R6', 'R11'])(
    'refuses an error of %s in profile recommended, with what else was found',
    rule => {
      const findings = [finding(rule, 'error'), finding('R5', 'warning')];
      expect(() => refuseErrors('recommended', findings)).toThrow(
        expect.objectContaining({
          name: 'InvalidRayStackError',
          message: `name: is odd. Fix it. (${rule})`,
          findings,
        }),
      );
    },
  );

  it.each<RuleId>(['R1', 'R2', 'R5', 'R6'])(
    'refuses an error of %s in profile ray-docs too',
    rule => {
      expect(() => refuseErrors('ray-docs', [finding(rule, 'error')])).toThrow(
        'is odd',
      );
    },
  );

  it.each<RuleId>(['R3', 'R11'])(
    'makes an error of %s a warning in profile ray-docs',
    rule => {
      expect(refuseErrors('ray-docs', [finding(rule, 'error')])).toEqual([
        finding(rule, 'warning'),
      ]);
    },
  );
});
