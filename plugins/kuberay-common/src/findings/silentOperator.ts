import type { Finding } from '../view';
import type { FoundIn } from './FoundIn';

/** The operator writes a first status within seconds. */
const PATIENCE_MS = 2 * 60_000;

/**
 * No status, and no event that says why: nobody looks after this RayCluster, for example because the operator
 * watches other namespaces only. Runtime: nothing will ever run.
 */
export function findSilentOperator({ facts, verdict }: FoundIn): Finding[] {
  const { record, now } = facts;
  const waited = record.createdAt
    ? now.getTime() - Date.parse(record.createdAt)
    : 0;
  const silent =
    !record.status && verdict.code !== 'spec-rejected' && waited > PATIENCE_MS;
  return silent
    ? [
        {
          code: 'operator-silent',
          severity: 'warning',
          about: 'runtime',
          // A time and no age: the sentence stays the same while nothing happens.
          message: `The operator has said nothing of this cluster since it was created at ${record.createdAt}.`,
          remedy: `Check that the KubeRay operator runs and watches the namespace ${record.namespace}.`,
        },
      ]
    : [];
}
