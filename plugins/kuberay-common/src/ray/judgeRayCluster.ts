import {
  shortenReason,
  verdict,
  type Condition,
  type Verdict,
  type VerdictCode,
} from '../view';
import { conditionStatus, findCondition } from './conditions';
import type { RayClusterFacts } from './facts';
import type { HeadAssessment } from './headPod';
import { judgeWorkers } from './judgeWorkers';
import { nameFault } from './nameFault';
import {
  KUBERNETES_DELETION_FINALIZERS,
  RayConditionType,
  RayState,
} from './names';
import {
  FAILING_REASONS,
  REASON_NO_HEAD,
  REASON_NODE_LOST,
} from './podReasons';
import type { RayClusterJudgement } from './RayClusterJudgement';
import type { RayClusterRecord } from './records';
import { rejectionReason } from './rejection';

/** The operator's reason where it has none, also while no head is there. */
const UNKNOWN = 'Unknown';

const SUSPENDING: RayClusterJudgement = {
  phase: 'Suspending',
  verdict: verdict('suspending', 'progressing'),
};

/**
 * Judges a RayCluster from status, pods, spec and events; the first row that applies wins.
 *
 * `status.state` is sticky and `observedGeneration` can lag for ever, so neither is evidence
 * (the state only stands in where conditions are absent).
 */
export function judgeRayCluster(facts: RayClusterFacts): RayClusterJudgement {
  const { record, suspended } = facts;
  if (record.deletionTimestamp) {
    return judgeDeletion(record);
  }
  if (!record.status) {
    return judgeWithoutStatus(facts);
  }
  if (suspended) {
    return { phase: 'Suspended', verdict: verdict('suspended', 'suspended') };
  }
  const { conditions, state } = record.status;
  if (
    record.spec.suspend ||
    conditionStatus(conditions, RayConditionType.Suspending) === 'true'
  ) {
    return SUSPENDING;
  }
  const failure = findCondition(conditions, RayConditionType.ReplicaFailure);
  if (failure?.status === 'True') {
    const reason = failure.message ?? failure.reason ?? '';
    return degraded('replica-failure', { reason: shortenReason(reason) });
  }
  if (conditions.length === 0 && state === RayState.Failed) {
    const reason = record.status.reason ?? state;
    return degraded('replica-failure', { reason: shortenReason(reason) });
  }
  if (conditions.length === 0 && state && state !== RayState.Ready) {
    return {
      phase: 'Unknown',
      verdict: verdict('state-unknown', 'unknown', { state }),
    };
  }
  return judgeHead(facts) ?? judgeWorkers(facts, isProvisioned(record));
}

function degraded(
  code: VerdictCode,
  params: Verdict['params'],
): RayClusterJudgement {
  return { phase: 'Degraded', verdict: verdict(code, 'error', params) };
}

function judgeDeletion(record: RayClusterRecord): RayClusterJudgement {
  const finalizer = record.finalizers
    .filter(name => !KUBERNETES_DELETION_FINALIZERS.includes(name))
    .join(', ');
  return {
    phase: 'Deleting',
    verdict: finalizer
      ? verdict('deleting-held', 'progressing', { finalizer })
      : verdict('deleting', 'progressing'),
  };
}

/** A rejected RayCluster never gets a status; an event says why, or its name does. */
function judgeWithoutStatus(facts: RayClusterFacts): RayClusterJudgement {
  const { record, rejection } = facts;
  if (rejection) {
    return degraded('spec-rejected', {
      reason: shortenReason(rejectionReason(record, rejection)),
    });
  }
  const fault = nameFault(record.name);
  if (fault) {
    return degraded('spec-rejected', { reason: fault });
  }
  if (record.spec.suspend) {
    return SUSPENDING;
  }
  // Pods come before the first status; without one, only they can say that the head fails.
  return facts.head.state
    ? judgeHead(facts) ?? judgeWorkers(facts, false)
    : judgeWorkers(facts, false);
}

function isProvisioned({ status }: RayClusterRecord): boolean {
  if (!status) {
    return false;
  }
  return status.conditions.length > 0
    ? conditionStatus(status.conditions, RayConditionType.Provisioned) ===
        'true'
    : status.state === RayState.Ready;
}

/**
 * Once provisioned, a head that is not ready is a failure whatever its reason; before that only a reason
 * that waiting does not cure. The pod speaks too: it knows its reason where the condition says `Unknown`.
 */
function judgeHead(facts: RayClusterFacts): RayClusterJudgement | undefined {
  const { record, head } = facts;
  const condition = findCondition(
    record.status?.conditions ?? [],
    RayConditionType.HeadPodReady,
  );
  const podReason =
    head.state?.state === 'failing' || head.state?.state === 'lost'
      ? head.state.reason
      : undefined;
  // The pod speaks where there are no conditions, and where a dead operator has left them behind.
  const saidNotReady = condition?.status === 'False' || !head.view.ready;
  const failed =
    podReason !== undefined ||
    (saidNotReady &&
      (isProvisioned(record) || FAILING_REASONS.has(condition?.reason ?? '')));
  if (!failed) {
    return undefined;
  }
  const reason = podReason ?? notReadyReason(condition, head);
  return degraded(
    reason === REASON_NODE_LOST ? 'head-lost' : 'head-not-ready',
    { reason },
  );
}

/** While one head replaces another the condition says `Unknown`; the pod knows better. */
function notReadyReason(
  condition: Condition | undefined,
  { view, state }: HeadAssessment,
): string {
  if (view.reason) {
    return view.reason;
  }
  if (state?.state === 'terminating') {
    return 'Terminating';
  }
  if (state?.state === 'starting') {
    return 'Starting';
  }
  const said = condition?.status === 'False' ? condition.reason : undefined;
  if (state) {
    return said ?? UNKNOWN;
  }
  return said && said !== UNKNOWN ? said : REASON_NO_HEAD;
}
