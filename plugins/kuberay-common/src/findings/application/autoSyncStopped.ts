import { CONDITION_SYNC_ERROR } from '../../argocd/names';
import { readSyncProgress } from '../../argocd/syncProgress';
import { shortenReason, type Finding } from '../../view';
import type { FoundInApplication } from './FoundInApplication';

/** Argo CD refuses to sync by itself, without any operation that failed: it would delete everything, for one. */
export function findAutoSyncStopped(found: FoundInApplication): Finding[] {
  const { application } = found;
  const condition = application.conditions.find(
    ({ type }) => type === CONDITION_SYNC_ERROR,
  );
  return condition &&
    application.sync === 'OutOfSync' &&
    readSyncProgress(application).state === 'idle'
    ? [
        {
          code: 'auto-sync-stopped',
          severity: 'error',
          about: 'runtime',
          message: `Argo CD does not sync ${
            application.name
          } by itself: ${shortenReason(condition.message ?? '')}`,
          remedy: `Correct what the message names, and push a new revision or sync ${application.name} by hand once; not with prune where it would delete everything.`,
        },
      ]
    : [];
}
