import { readSyncProgress } from '../../argocd/syncProgress';
import type { Finding } from '../../view';
import type { FoundInApplication } from './FoundInApplication';

/** The last attempt failed; while Argo CD tries again the phase stays Running, with the failure as its message. */
export function findSyncFailed(
  found: Pick<FoundInApplication, 'application'>,
): Finding[] {
  const { application } = found;
  const { name, operation } = application;
  const progress = readSyncProgress(application);
  if (progress.state !== 'failed' || !operation) {
    return [];
  }
  const retrying = operation.phase === 'Running';
  return [
    {
      code: 'sync-failed',
      severity: 'error',
      about: 'runtime',
      message: `Argo CD cannot sync ${name}: ${progress.reason}${
        retrying ? ` (retry ${operation.retryCount}, it tries again)` : ''
      }`,
      remedy: retrying
        ? 'Correct what Git says, and push; Argo CD tries again.'
        : `Correct what Git says, and push. If the cause was in the cluster, sync ${name} by hand: Argo CD does not try the same revision again.`,
    },
  ];
}
