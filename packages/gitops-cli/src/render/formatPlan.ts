import { formatCount } from '../report/countFindings';
import type { PlannedFile } from './PlannedFile';

const WORDS = {
  created: ['written', 'missing'],
  changed: ['written', 'changed'],
  unchanged: ['unchanged', 'unchanged'],
} as const satisfies Record<PlannedFile['change'], readonly [string, string]>;

/** A line for each file, and how many were written; with `check` how many would be. */
export function formatPlan(
  plan: readonly PlannedFile[],
  options: { folder: string; check: boolean },
): string {
  const { check, folder } = options;
  const lines = plan.map(
    ({ change, path }) => `${WORDS[change][check ? 1 : 0].padEnd(9)}  ${path}`,
  );
  const unchanged = plan.filter(({ change }) => change === 'unchanged').length;
  const written = formatCount(plan.length - unchanged, 'file');
  return [
    ...lines,
    check
      ? `${written} of ${plan.length} would be written to ${folder}`
      : `${written} written to ${folder}, ${unchanged} unchanged`,
    '',
  ].join('\n');
}
