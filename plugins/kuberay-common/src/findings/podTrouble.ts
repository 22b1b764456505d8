import {
  IMAGE_REASONS,
  REASON_CRASH_LOOP,
  REASON_NEVER_READY,
  REASON_NODE_LOST,
  REASON_UNSCHEDULABLE,
} from '../ray/podReasons';
import type { Finding, PodTrouble } from '../view';
import { countRestarts } from './countRestarts';
import type { FoundIn } from './FoundIn';
import { remedyForPod } from './remedyForPod';

/** One finding per worker group and reason that keeps its pods from being ready; a head that waits is told here, too. */
export function findPodTroubles({ facts }: FoundIn): Finding[] {
  return [
    ...findWaitingHead(facts),
    ...facts.groups.flatMap(({ name, troubles }) =>
      troubles.map(trouble => ({
        ...toFinding(workersOf(name, trouble.pods), trouble),
        group: name,
      })),
    ),
  ];
}

function findWaitingHead({ head }: FoundIn['facts']): Finding[] {
  return head.state?.state === 'waiting'
    ? [
        toFinding('The head', {
          kind: 'waiting',
          reason: head.state.reason,
          message: head.state.message,
          pods: 1,
          restarts: head.view.restarts,
        }),
      ]
    : [];
}

function workersOf(group: string, pods: number): string {
  return pods === 1 ? `1 worker of ${group}` : `${pods} workers of ${group}`;
}

function toFinding(who: string, trouble: PodTrouble): Finding {
  const { kind, reason, message, restarts } = trouble;
  const counted = countRestarts(restarts);
  const why = message ? `. ${message}` : '';
  return {
    ...explain(reason, kind),
    about: 'runtime',
    message: `${who}: ${reason}${counted}${why}`,
  };
}

type Explanation = Pick<Finding, 'code' | 'severity' | 'remedy'>;

function explain(reason: string, kind: PodTrouble['kind']): Explanation {
  const remedy = remedyForPod(
    reason,
    kind === 'failing'
      ? 'Look at the conditions and events of the pod.'
      : 'Look at what holds the pod back: a scheduling gate waits for its controller, for example a queue.',
  );
  if (IMAGE_REASONS.has(reason)) {
    return { code: 'image-pull', severity: 'error', remedy };
  }
  switch (reason) {
    case REASON_CRASH_LOOP:
      return { code: 'worker-crash-loop', severity: 'error', remedy };
    case REASON_NODE_LOST:
      return { code: 'node-lost', severity: 'error', remedy };
    case REASON_NEVER_READY:
      return { code: 'worker-never-ready', severity: 'error', remedy };
    case REASON_UNSCHEDULABLE:
      return { code: 'waiting-for-capacity', severity: 'warning', remedy };
    // Any other word of Kubernetes: the kind of trouble decides, the word stands in the message.
    default:
      return kind === 'failing'
        ? { code: 'worker-failing', severity: 'error', remedy }
        : { code: 'worker-waiting', severity: 'warning', remedy };
  }
}
