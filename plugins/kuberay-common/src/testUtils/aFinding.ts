import type { Finding } from '../view';

/** A warning about what runs. @public */
export function aFinding(overrides: Partial<Finding> = {}): Finding {
  return {
    code: 'orphaned-group',
    severity: 'warning',
    about: 'runtime',
    message: '1 pod of the removed group a1 runs on.',
    remedy: 'Delete these pods by hand; the operator does not.',
    ...overrides,
  };
}
