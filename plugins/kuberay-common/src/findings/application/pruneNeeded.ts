import { readSyncProgress } from '../../argocd/syncProgress';
import type { Finding } from '../../view';
import type { FoundInApplication } from './FoundInApplication';

/** A sentence names no more. */
const NAMED = 10;

/** What Git no longer has runs on: nobody prunes it. */
export function findPruneNeeded(found: FoundInApplication): Finding[] {
  const { application, record } = found;
  const { automated, prune } = record.policy;
  const prunes = automated && prune;
  const gone = record.outOfSync.filter(resource => resource.prune);
  return gone.length > 0 &&
    !prunes &&
    readSyncProgress(application).state !== 'running'
    ? [
        {
          code: 'prune-needed',
          severity: 'warning',
          about: 'runtime',
          message: `Git no longer has ${gone
            .slice(0, NAMED)
            .map(({ kind, name }) => `${kind} ${name}`)
            .join(', ')}, and ${application.name} does not prune: it runs on.`,
          remedy: `To delete it, sync ${application.name} once with prune. To keep it, bring it back into Git.`,
        },
      ]
    : [];
}
