import { verdict, type Verdict, type WorkerGroupView } from '../view';
import { askedResource } from './askedResource';
import type { RayClusterFacts } from './facts';
import { formatDemand } from './pendingDemands';
import { judgeWaiting } from './judgeWaiting';
import { REASON_CRASH_LOOP, REASON_NODE_LOST } from './podReasons';
import type { RayClusterJudgement } from './RayClusterJudgement';
import {
  missingBy,
  readyOfAsked,
  sumWorkers,
  troublesOf,
} from './workerCounts';

/**
 * Judges a RayCluster whose head gives no reason to worry, by its worker pods.
 *
 * What needs somebody (a doubled group, failing pods, lost nodes) comes before what may come right (no capacity).
 * A failing pod in a group that has all it asked for troubles nobody.
 */
export function judgeWorkers(
  facts: RayClusterFacts,
  provisioned: boolean,
): RayClusterJudgement {
  const { groups, duplicateGroups } = facts;
  const [group] = duplicateGroups;
  if (group !== undefined) {
    return {
      phase: 'Degraded',
      verdict: verdict('duplicate-group', 'error', { group }),
    };
  }
  const short = groups.filter(({ ready, desired }) => ready < desired);
  return (
    judgeFailing(short, groups) ??
    judgeLost(short, groups) ??
    judgeWaiting(facts, short) ??
    (provisioned
      ? judgeProvisioned(facts, short)
      : { phase: 'Pending', verdict: startingVerdict(facts) })
  );
}

function judgeFailing(
  short: WorkerGroupView[],
  groups: WorkerGroupView[],
): RayClusterJudgement | undefined {
  const troubles = troublesOf(short, 'failing').filter(
    ({ reason }) => reason !== REASON_NODE_LOST,
  );
  if (troubles.length === 0) {
    return undefined;
  }
  const { reason } = troubles.reduce((worst, trouble) =>
    trouble.pods > worst.pods ? trouble : worst,
  );
  const failing = missingBy(
    short,
    ({ kind, reason: why }) => kind === 'failing' && why !== REASON_NODE_LOST,
  );
  const restarts = troubles.reduce((total, next) => total + next.restarts, 0);
  const params = {
    failing,
    desired: sumWorkers(groups, 'desired'),
    reason,
    restarts,
  };
  return degraded(failingCode(params), params);
}

/** What fails, and of how many: people do not say "1 of 1 workers". */
interface FailingParams {
  failing: number;
  desired: number;
  reason: string;
}

function failingCode({ failing, desired, reason }: FailingParams) {
  const crashing = reason === REASON_CRASH_LOOP;
  if (desired === 1) {
    return crashing ? 'only-worker-crashing' : 'only-worker-failing';
  }
  if (!crashing) {
    return 'workers-failing';
  }
  return failing === 1 ? 'worker-crashing' : 'workers-crashing';
}

function lostCode({ failing, desired }: FailingParams) {
  if (desired === 1) {
    return 'only-worker-lost';
  }
  return failing === 1 ? 'worker-lost' : 'workers-lost';
}

function degraded(
  code: ReturnType<typeof failingCode> | ReturnType<typeof lostCode>,
  params: Verdict['params'],
): RayClusterJudgement {
  return { phase: 'Degraded', verdict: verdict(code, 'error', params) };
}

function judgeLost(
  short: WorkerGroupView[],
  groups: WorkerGroupView[],
): RayClusterJudgement | undefined {
  const failing = missingBy(short, ({ reason }) => reason === REASON_NODE_LOST);
  const params = {
    failing,
    desired: sumWorkers(groups, 'desired'),
    reason: REASON_NODE_LOST,
  };
  return failing === 0 ? undefined : degraded(lostCode(params), params);
}

function startingVerdict({ head, groups }: RayClusterFacts): Verdict {
  if (!head.view.ready) {
    return verdict('starting-head', 'progressing');
  }
  const ready = readyOfAsked(groups);
  const desired = sumWorkers(groups, 'desired');
  switch (desired) {
    case 0:
      return verdict('starting-none', 'progressing');
    case 1:
      return verdict(
        ready === 1 ? 'starting-one-ready' : 'starting-one',
        'progressing',
        { ready, desired },
      );
    default:
      return verdict('starting', 'progressing', { ready, desired });
  }
}

function judgeProvisioned(
  facts: RayClusterFacts,
  short: WorkerGroupView[],
): RayClusterJudgement {
  const ready = sumWorkers(facts.groups, 'ready');
  const desired = sumWorkers(facts.groups, 'desired');
  if (short.length > 0) {
    return {
      phase: 'Scaling',
      verdict: verdict(
        desired === 1 ? 'scaling-up-one' : 'scaling-up',
        'progressing',
        { ready: readyOfAsked(facts.groups), desired },
      ),
    };
  }
  if (ready > desired && isScalingDown(facts)) {
    return {
      phase: 'Scaling',
      verdict: verdict(
        ready === 1 ? 'scaling-down-last' : 'scaling-down',
        'progressing',
        { ready, desired },
      ),
    };
  }
  const unmet = judgeUnmetDemands(facts);
  return {
    phase: 'Ready',
    verdict: unmet ?? readyVerdict(ready, desired),
  };
}

/** All that was asked of Kubernetes is there, and tasks wait all the same: for what nobody is going to ask. */
function judgeUnmetDemands({ unmet }: RayClusterFacts): Verdict | undefined {
  const [infeasible] = unmet.infeasible;
  if (infeasible) {
    return verdict('demand-infeasible', 'warning', {
      demand: formatDemand(infeasible),
    });
  }
  const [full] = unmet.aboveMaximum;
  return (
    full &&
    verdict('group-at-maximum', 'warning', {
      group: full.group,
      ...askedResource(full.demands),
    })
  );
}

function readyVerdict(ready: number, desired: number): Verdict {
  if (ready > desired) {
    return ready === 1
      ? verdict('one-more-than-asked', 'ok', { ready, desired })
      : verdict('more-than-asked', 'ok', { ready, desired });
  }
  if (desired > 1) {
    return verdict('all-ready', 'ok', { desired });
  }
  return verdict(desired === 1 ? 'one-ready' : 'none-wanted', 'ok');
}

/**
 * The operator deletes surplus pods by itself only without an autoscaler; with one it waits for names
 * in `workersToDelete`, where the names of pods long gone stay for ever.
 */
function isScalingDown({ record, livePods }: RayClusterFacts): boolean {
  return (
    !record.spec.autoscaling ||
    record.spec.groups.some(({ workersToDelete }) =>
      livePods.some(({ name }) => workersToDelete.includes(name)),
    )
  );
}
