import type { RuleFinding } from 'backstage-plugin-kuberay-common/gitops';

/** How many findings there are of each severity. */
export type FindingCounts = Record<RuleFinding['severity'], number>;

export function countFindings(
  findings: readonly Pick<RuleFinding, 'severity'>[],
): FindingCounts {
  const count = (severity: RuleFinding['severity']) =>
    findings.filter(finding => finding.severity === severity).length;
  return {
    error: count('error'),
    warning: count('warning'),
    info: count('info'),
  };
}

/** `1 error, 2 warnings, 0 notes`. */
export function formatCounts(counts: FindingCounts): string {
  return [
    formatCount(counts.error, 'error'),
    formatCount(counts.warning, 'warning'),
    formatCount(counts.info, 'note'),
  ].join(', ');
}

/** `1 file`, `2 files`. */
export function formatCount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
