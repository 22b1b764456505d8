import { readSyncProgress, waitsForKind } from '../../argocd/syncProgress';
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
      remedy: remedyFor(name, retrying, waitsForKind(progress.reason)),
    },
  ];
}

function remedyFor(
  name: string,
  retrying: boolean,
  kindIsMissing: boolean,
): string {
  const correction = kindIsMissing
    ? "Deploy KubeRay's CRDs to this Kubernetes cluster"
    : 'Correct what Git says, and push';
  if (retrying) {
    return `${correction}; Argo CD tries again.`;
  }
  return kindIsMissing
    ? `${correction}, then sync ${name} by hand: Argo CD does not try the same revision again.`
    : `${correction}. If the cause was in the cluster, sync ${name} by hand: Argo CD does not try the same revision again.`;
}
