import type { UnreadableInput } from 'backstage-plugin-kuberay-common/gitops';
import { printable } from '../printable';
import type { CheckResult } from './CheckResult';
import { countFindings, formatCount, formatCounts } from './countFindings';
import { formatFinding, formatSeverity } from './formatFinding';

/** A report for people: what cannot be read, what was found, and one line that sums it up. */
export function formatText(
  result: CheckResult,
  options: { colour: boolean },
): string {
  const { findings, unreadable } = result;
  return [
    ...unreadable.map(input => formatUnreadable(input, options.colour)),
    ...findings.map(finding =>
      formatFinding({ finding, ...finding }, options.colour),
    ),
    formatSummary(result),
  ].join('\n');
}

/** `2 files, 3 Applications: 1 error, 2 warnings, 0 notes`. */
export function formatSummary(result: CheckResult): string {
  const { applications, files, findings, unreadable } = result;
  return `${formatCount(files, 'file')}, ${formatCount(
    applications,
    'Application',
  )}: ${formatCounts(countFindings(findings))}${
    unreadable.length > 0 ? `, ${unreadable.length} unreadable` : ''
  }\n`;
}

function formatUnreadable(input: UnreadableInput, colour: boolean): string {
  const { file, line, column, message } = input;
  const place = [printable(file), line, column]
    .filter(part => part !== undefined)
    .join(':');
  return `${place}  ${formatSeverity(
    'error',
    colour,
  )}  unreadable\n    ${printable(message)}\n`;
}
