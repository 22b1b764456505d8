import {
  verdict,
  type Freshness,
  type RayClusterRef,
  type RayClusterView,
  type Verdict,
} from '../view';
import { absentRayCluster } from './absentRayCluster';

/**
 * Options of {@link unreadRayCluster}.
 *
 * @public
 */
export interface UnreadRayClusterOptions {
  ref: RayClusterRef;
  /** The Kubernetes cluster's title for people. */
  clusterTitle: string;
  /** Of the cluster; absent: no cluster has that name. */
  freshness?: Freshness;
}

/** A RayCluster on a Kubernetes cluster that has told us nothing yet: never "0 workers", never "missing". @public */
export function unreadRayCluster(options: UnreadRayClusterOptions): {
  view: RayClusterView;
  verdict: Verdict;
} {
  const { ref, clusterTitle, freshness } = options;
  return {
    view: absentRayCluster({ ref, clusterTitle, phase: 'Unknown' }),
    verdict: judgeUnread(clusterTitle, freshness),
  };
}

function judgeUnread(
  cluster: string,
  freshness: Freshness | undefined,
): Verdict {
  if (!freshness) {
    return verdict('unknown-cluster', 'error', { cluster });
  }
  return freshness.state === 'failed'
    ? verdict('unavailable', 'unknown', { cluster })
    : verdict('syncing', 'unknown', { cluster });
}
