import type { RayClusterView } from 'backstage-plugin-kuberay-common';
import { useEffect, useState } from 'react';
import { addLiveCounts, toGroupCounts, type LiveCounts } from './LiveCounts';

/**
 * What was seen of a RayCluster since the component was mounted. While the page is hidden, or the view is not live,
 * nothing is seen: the history tells later what was.
 */
export function useLiveCounts(
  rayCluster: RayClusterView,
  isLive: boolean,
): readonly LiveCounts[] {
  const [seen, setSeen] = useState<readonly LiveCounts[]>([]);
  useEffect(() => {
    const look = () => {
      const groups =
        isLive && !document.hidden ? toGroupCounts(rayCluster) : undefined;
      setSeen(before => addLiveCounts(before, { at: Date.now(), groups }));
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [rayCluster, isLive]);
  return seen;
}
