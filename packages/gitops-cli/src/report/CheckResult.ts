import type {
  CheckReport,
  LocatedFinding,
  UnreadableInput,
} from 'backstage-plugin-kuberay-common/gitops';
import type { ExitCode } from '../exitCodes';
import { EXIT_CODES } from '../exitCodes';

/** What `check` has to tell, in the order in which it is told. */
export interface CheckResult {
  /** Files that were looked at. */
  files: number;
  applications: number;
  findings: LocatedFinding[];
  unreadable: UnreadableInput[];
}

/** Least severity that makes the check fail. */
export type FailOn = 'error' | 'warning';

/** Sorted by file, line and column, so that two runs can be compared. */
export function checkResult(
  files: number,
  { applications, findings, unreadable }: CheckReport,
): CheckResult {
  return {
    files,
    applications,
    findings: [...findings].sort(byPlace),
    unreadable: [...unreadable].sort(byPlace),
  };
}

/** Unreadable input wins over findings: what was not read may hold more. */
export function checkExitCode(
  { findings, unreadable }: CheckResult,
  failOn: FailOn,
): ExitCode {
  if (unreadable.length > 0) {
    return EXIT_CODES.unreadable;
  }
  const failing = findings.some(
    ({ severity }) =>
      severity === 'error' || (severity === 'warning' && failOn === 'warning'),
  );
  return failing ? EXIT_CODES.refused : EXIT_CODES.ok;
}

function byPlace(one: Place, other: Place): number {
  if (one.file !== other.file) {
    return one.file < other.file ? -1 : 1;
  }
  return (
    (one.line ?? 0) - (other.line ?? 0) ||
    (one.column ?? 0) - (other.column ?? 0)
  );
}

type Place = Pick<UnreadableInput, 'file' | 'line' | 'column'>;
