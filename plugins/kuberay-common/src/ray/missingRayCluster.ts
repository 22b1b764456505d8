import { readSyncProgress } from '../argocd/syncProgress';
import {
  verdict,
  type ApplicationView,
  type RayClusterRef,
  type RayClusterView,
  type Verdict,
} from '../view';
import { absentRayCluster } from './absentRayCluster';

/**
 * Options of {@link missingRayCluster}.
 *
 * @public
 */
export interface MissingRayClusterOptions {
  ref: RayClusterRef;
  /** The Kubernetes cluster's title for people. */
  clusterTitle: string;
  /** The Application that is to create it, where one is known. */
  application?: ApplicationView;
  /** The API server knows the kind RayCluster. */
  installed: boolean;
}

/** A RayCluster that is named and not there: what we say of it. @public */
export interface MissingRayCluster {
  view: RayClusterView;
  verdict: Verdict;
}

/** Judges a RayCluster that a watched Kubernetes cluster does not have, by what Argo CD says of it. @public */
export function missingRayCluster(
  options: MissingRayClusterOptions,
): MissingRayCluster {
  const { ref, clusterTitle, application, installed } = options;
  return {
    view: absentRayCluster({
      ref,
      clusterTitle,
      phase: installed ? 'Missing' : 'NotInstalled',
    }),
    verdict: installed
      ? judgeMissing(application)
      : judgeNotInstalled(clusterTitle, application),
  };
}

function judgeMissing(application: ApplicationView | undefined): Verdict {
  if (!application || application.deleting) {
    return verdict('missing', 'unknown');
  }
  const progress = readSyncProgress(application);
  switch (progress.state) {
    case 'failed':
      return verdict('missing-sync-failed', 'error', {
        reason: progress.reason,
      });
    case 'not-comparable':
      return verdict('sync-unknown', 'error', { reason: progress.reason });
    case 'running':
      return verdict('missing-syncing', 'progressing');
    case 'idle':
      return judgeIdle(application);
    default:
      return unreachable(progress);
  }
}

/**
 * Nothing runs and nothing failed: Argo CD is about to sync, has just synced, or waits for somebody.
 * Without self-heal it does not bring back what was deleted after a sync.
 */
function judgeIdle({ sync, policy, operation }: ApplicationView): Verdict {
  const synced = operation?.phase === 'Succeeded';
  const waits = !policy.automated || (synced && !policy.selfHeal);
  if (sync === 'OutOfSync' && waits) {
    return verdict('missing-not-synced', 'warning');
  }
  return policy.automated
    ? verdict('missing-syncing', 'progressing')
    : verdict('missing', 'unknown');
}

/** Without the kind no sync of a RayCluster can succeed, so its failures say nothing more. */
function judgeNotInstalled(
  cluster: string,
  application: ApplicationView | undefined,
): Verdict {
  const expected = application?.policy.automated && !application.deleting;
  return verdict('not-installed', expected ? 'progressing' : 'unknown', {
    cluster,
  });
}

function unreachable(progress: never): never {
  throw new Error(`No verdict for ${JSON.stringify(progress)}`);
}
