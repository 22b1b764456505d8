import { expectSoon } from './expectSoon';
import { describeGroups, liveGroups, writeReplicas } from './liveRayCluster';
import { isRefreshing, refresh } from './refreshApplication';
import type { WalkContext } from './WalkContext';
import type { ClusterWalk } from './walkPlan';
import { EXPECTED_WORKERS, WRITTEN_REPLICAS } from './walkPlan';
import { clusterFacts, describeFacts, readyFacts } from './workerCounts';

/** The counts change past Git, as by the autoscaler: the view follows, and Argo CD lets them be. */
export async function scaleCluster(
  context: WalkContext,
  walk: ClusterWalk,
): Promise<void> {
  const { portal, report, signal } = context;
  const { entityRef, name } = walk;
  await report.stage(`${name} scales`, async stage => {
    await writeReplicas(context, walk, WRITTEN_REPLICAS);
    const look = async () =>
      describeFacts(clusterFacts(await portal.view(entityRef, signal)));
    const expected = describeFacts(readyFacts(EXPECTED_WORKERS.scaled));
    await expectSoon(context, stage, { expected, look });
    await refresh(context, name);
    await expectSoon(context, stage, {
      expected: 'Argo CD has compared again',
      look: async () =>
        (await isRefreshing(context, name))
          ? 'Argo CD compares'
          : 'Argo CD has compared again',
    });
    // The view may be a moment behind.
    await expectSoon(context, stage, { expected, look });
    stage.compare(
      'live: main-worker 3, late-worker 2',
      `live: ${describeGroups(await liveGroups(context, walk))}`,
    );
  });
}
