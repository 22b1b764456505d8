import { changeCluster } from './changeCluster';
import { createCluster } from './createCluster';
import { retireCluster } from './retireCluster';
import { scaleCluster } from './scaleCluster';
import type { WalkContext } from './WalkContext';
import type { ClusterWalk } from './walkPlan';

/** One Ray cluster's life, stage after stage. */
export async function walkCluster(
  context: WalkContext,
  walk: ClusterWalk,
): Promise<void> {
  await createCluster(context, walk);
  await scaleCluster(context, walk);
  await changeCluster(context, walk);
  await retireCluster(context, walk);
}
