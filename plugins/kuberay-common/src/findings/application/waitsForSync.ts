import { readSyncProgress } from '../../argocd/syncProgress';
import type { Finding } from '../../view';
import type { FoundInApplication } from './FoundInApplication';

/** With self-heal Argo CD ends a difference by itself; without it one made in the cluster stays until somebody syncs. */
export function findWaitingForSync(
  found: Pick<FoundInApplication, 'application'>,
): Finding[] {
  const { application } = found;
  const { name, role, sync, policy, operation, history } = application;
  if (
    role !== 'cluster' ||
    sync !== 'OutOfSync' ||
    (policy.automated && policy.selfHeal) ||
    readSyncProgress(application).state !== 'idle'
  ) {
    return [];
  }
  if (!policy.automated && !operation && history.length === 0) {
    return [
      {
        code: 'never-synced',
        severity: 'warning',
        about: 'runtime',
        message: `${name} has never been synced, and is not synced automatically: what Git says is not in the cluster.`,
        remedy: `Sync ${name} in Argo CD, or write spec.syncPolicy.automated to have it synced by itself.`,
      },
    ];
  }
  const why = policy.automated
    ? 'self-heal is off, so Argo CD leaves alone what was changed in the cluster'
    : 'it is not synced automatically';
  return [
    {
      code: 'waits-for-sync',
      severity: 'warning',
      about: 'runtime',
      message: `${name} differs from Git and stays so: ${why}.`,
      remedy:
        'Look at the difference in Argo CD. Sync to get what Git says, or write the change of the cluster into Git.',
    },
  ];
}
