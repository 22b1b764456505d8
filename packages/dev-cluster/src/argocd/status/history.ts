import { formatTime } from '../formatTime';
import type { Application, RevisionHistory } from '../Application';
import type { Origin } from '../Origin';
import { revisionFields, sourceFields } from '../Origin';

const DEFAULT_HISTORY_LIMIT = 10;

/** `status.history` after a complete sync, oldest first; a sync of single objects leaves no trace (recorded). */
export function withDeployment(
  application: Application,
  deployment: { origin: Origin; at: number },
): RevisionHistory[] {
  const { status, spec } = application;
  const history = status?.history ?? [];
  const state = status?.operationState;
  if (!state || state.operation.sync?.resources) {
    return history;
  }
  const entry: RevisionHistory = {
    deployStartedAt: state.startedAt,
    deployedAt: formatTime(deployment.at),
    id: (history.at(-1)?.id ?? -1) + 1,
    initiatedBy: state.operation.initiatedBy ?? {},
    ...revisionFields(deployment.origin),
    ...sourceFields(deployment.origin),
  };
  const limit = spec.revisionHistoryLimit ?? DEFAULT_HISTORY_LIMIT;
  return limit <= 0 ? [] : [...history, entry].slice(-limit);
}
