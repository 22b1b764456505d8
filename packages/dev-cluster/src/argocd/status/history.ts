import { formatTime } from '../formatTime';
import type { Application, RevisionHistory } from '../Application';

const DEFAULT_HISTORY_LIMIT = 10;

/** `status.history` after a complete sync, oldest first; a sync of single objects leaves no trace (recorded). */
export function withDeployment(
  application: Application,
  deployment: { revision: string; at: number },
): RevisionHistory[] {
  const { status, spec } = application;
  const history = status?.history ?? [];
  const state = status?.operationState;
  const source = state?.operation.sync?.source ?? spec.source;
  if (!state || !source || state.operation.sync?.resources) {
    return history;
  }
  const entry: RevisionHistory = {
    deployStartedAt: state.startedAt,
    deployedAt: formatTime(deployment.at),
    id: (history.at(-1)?.id ?? -1) + 1,
    initiatedBy: state.operation.initiatedBy ?? {},
    revision: deployment.revision,
    source,
  };
  const limit = spec.revisionHistoryLimit ?? DEFAULT_HISTORY_LIMIT;
  return limit <= 0 ? [] : [...history, entry].slice(-limit);
}
