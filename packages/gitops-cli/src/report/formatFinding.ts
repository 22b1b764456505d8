import type { RuleFinding } from 'backstage-plugin-kuberay-common/gitops';
import { printable } from '../printable';

/** Severity as people read it. */
const SEVERITIES: Record<RuleFinding['severity'], Severity> = {
  error: { word: 'error', colour: '\u001b[31m' },
  warning: { word: 'warning', colour: '\u001b[33m' },
  info: { word: 'note', colour: '\u001b[36m' },
};

interface Severity {
  word: string;
  colour: string;
}

const NO_COLOUR = '\u001b[0m';

/** A finding and where it stands, both from 1. */
export interface PlacedFinding {
  finding: RuleFinding;
  file: string;
  line: number;
  column: number;
}

/** Three lines that begin with a place as editors and terminals make links of: place, what is wrong, what to do. */
export function formatFinding(placed: PlacedFinding, colour: boolean): string {
  const { finding, file, line, column } = placed;
  const { rule, code, severity, path, message, remedy } = finding;
  return [
    `${printable(file)}:${line}:${column}  ${formatSeverity(
      severity,
      colour,
    )}  ${[rule, code].filter(Boolean).join(' ')}`,
    `    ${printable(`${path}: ${message}`)}`,
    `    → ${printable(remedy)}`,
    '',
  ].join('\n');
}

export function formatSeverity(
  severity: RuleFinding['severity'],
  colour: boolean,
): string {
  const { word, colour: code } = SEVERITIES[severity];
  return colour ? `${code}${word}${NO_COLOUR}` : word;
}
