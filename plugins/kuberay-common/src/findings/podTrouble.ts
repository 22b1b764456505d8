import {
  IMAGE_REASONS,
  REASON_CRASH_LOOP,
  REASON_NEVER_READY,
  REASON_NODE_LOST,
  REASON_UNSCHEDULABLE,
} from '../ray/podReasons';
import type { Finding, PodTrouble } from '../view';
import type { FoundIn } from './FoundIn';

/** One finding per worker group and reason that keeps its pods from being ready; a head that waits is told here, too. */
export function findPodTroubles({ facts }: FoundIn): Finding[] {
  return [
    ...findWaitingHead(facts),
    ...facts.groups.flatMap(({ name, troubles }) =>
      troubles.map(trouble =>
        toFinding(workersOf(name, trouble.pods), trouble),
      ),
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
  const counted = restarts > 0 ? `, ${restarts} restarts` : '';
  const why = message ? `. ${message}` : '';
  return {
    ...explain(reason, kind),
    about: 'runtime',
    message: `${who}: ${reason}${counted}${why}`,
  };
}

type Explanation = Pick<Finding, 'code' | 'severity' | 'remedy'>;

function explain(reason: string, kind: PodTrouble['kind']): Explanation {
  if (IMAGE_REASONS.has(reason)) {
    return {
      code: 'image-pull',
      severity: 'error',
      remedy:
        'Check that image and tag exist and that the namespace has the pull secret. After an edit in Git delete the failing pods: they keep the old image.',
    };
  }
  switch (reason) {
    case REASON_CRASH_LOOP:
      return {
        code: 'worker-crash-loop',
        severity: 'error',
        remedy:
          'Read the log of the container that ended, with "kubectl logs --previous". After OOMKilled give it more memory.',
      };
    case REASON_NODE_LOST:
      return {
        code: 'node-lost',
        severity: 'error',
        remedy:
          'Look at the node. Its pods come back elsewhere once Kubernetes evicts them, after some minutes.',
      };
    case REASON_NEVER_READY:
      return {
        code: 'worker-never-ready',
        severity: 'error',
        remedy:
          'Look at the log of the worker: it may not reach the head, or run another Ray version.',
      };
    case REASON_UNSCHEDULABLE:
      return {
        code: 'waiting-for-capacity',
        severity: 'warning',
        remedy:
          'Add nodes that fit, or ask for less in the resources of the group.',
      };
    // Any other word of Kubernetes: the kind of trouble decides, the word stands in the message.
    default:
      return kind === 'failing'
        ? {
            code: 'worker-failing',
            severity: 'error',
            remedy: 'Look at the conditions and events of the pod.',
          }
        : {
            code: 'worker-waiting',
            severity: 'warning',
            remedy:
              'Look at what holds the pod back: a scheduling gate waits for its controller, for example a queue.',
          };
  }
}
