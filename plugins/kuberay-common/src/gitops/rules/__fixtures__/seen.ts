import type { StackFacts } from '../../facts/StackFacts';
import { formatPath } from '../../facts/Path';
import { readStackFacts } from '../../facts/readStackFacts';
import type { Rule } from '../Observation';

/** What is known beside the documents. */
export type Circumstances = Pick<
  StackFacts,
  'kubernetesVersion' | 'live' | 'together' | 'crdsVersion'
>;

/** What one rule sees in documents: code, severity, place and message of each. */
export function seen(
  rule: Rule,
  documents: readonly object[],
  circumstances: Circumstances = {},
): Array<[code: string, severity: string, path: string, message: string]> {
  return rule({ ...readStackFacts(documents), ...circumstances }).map(
    ({ at, code, message, severity }) => [
      code,
      severity,
      formatPath(at.path),
      message,
    ],
  );
}
