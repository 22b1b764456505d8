import type { Stage } from '../report/Report';
import { expectNoErrors } from './expectNoErrors';
import { expectSoon } from './expectSoon';
import {
  describeGroups,
  isGuardInForce,
  liveGroups,
  workerUids,
} from './liveRayCluster';
import type { WalkContext } from './WalkContext';
import type { ClusterWalk } from './walkPlan';
import { EXPECTED_WORKERS, WRITTEN_REPLICAS } from './walkPlan';
import { waitUntil } from './waitUntil';
import { clusterFacts, describeFacts, readyFacts } from './workerCounts';

/** An API server needs some seconds until it obeys a policy; here it had the time in which the cluster came up, too. */
const GUARD_SECONDS = 60;

/**
 * Bounds and a further group by Git, which shifts the index of another. Every sync writes the whole list of groups; the
 * replica guard, or the live counts that the action writes into Git, keep the workers.
 */
export async function changeCluster(
  context: WalkContext,
  walk: ClusterWalk,
): Promise<void> {
  const { portal, report, signal } = context;
  const { entityRef, guarded, name } = walk;
  await report.stage(`${name} is changed by Git`, async stage => {
    if (guarded) {
      await expectGuard(context, walk, stage);
    }
    const workers = await workerUids(context, walk);
    const { output } = await portal.runTask(`${name}-change`, signal);
    stage.compare(
      `guarded ${guarded}, live counts ${describeCounts(WRITTEN_REPLICAS)}`,
      `guarded ${output.guarded}, live counts ${describeCounts(
        Object(output.liveReplicas),
      )}`,
    );
    stage.compare(
      guarded
        ? 'Git keeps its own counts'
        : 'the live counts are written into Git',
      /replicas 1 → 3/.test(String(output.changes))
        ? 'the live counts are written into Git'
        : 'Git keeps its own counts',
    );
    await expectSoon(context, stage, {
      expected: describeFacts(readyFacts(EXPECTED_WORKERS.changed)),
      throughGit: true,
      look: async () =>
        describeFacts(clusterFacts(await portal.view(entityRef, signal))),
    });
    const waited = await portal.runTask(`${name}-wait`, signal);
    stage.note({
      expected: 'kuberay:wait ends',
      seen: String(waited.output.verdict),
      result: 'ok',
    });
    await expectNoErrors(context, walk, stage);
    stage.compare(
      'live: main-worker 3, early-worker 1, late-worker 2',
      `live: ${describeGroups(await liveGroups(context, walk))}`,
    );
    const after = new Set(await workerUids(context, walk));
    const lost = workers.filter(uid => !after.has(uid));
    stage.compare(
      `none of ${workers.length} workers was lost`,
      lost.length === 0
        ? `none of ${workers.length} workers was lost`
        : `${lost.length} of ${workers.length} workers were lost`,
    );
  });
}

/** Not seen in force, it is noted and the change goes on: what becomes of the workers tells more. */
async function expectGuard(
  context: WalkContext,
  walk: ClusterWalk,
  stage: Stage,
): Promise<void> {
  const expected = 'the replica guard is in force';
  const { seen } = await waitUntil({
    expected,
    look: async () =>
      (await isGuardInForce(context, walk))
        ? expected
        : 'the replica guard is not in force yet',
    timeoutMs: Math.min(GUARD_SECONDS, context.parameters.stageTimeout) * 1000,
    signal: context.signal,
  });
  stage.compare(expected, seen);
}

function describeCounts(counts: Record<string, unknown>): string {
  return Object.entries(counts)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([group, count]) => `${group} ${count}`)
    .join(', ');
}
