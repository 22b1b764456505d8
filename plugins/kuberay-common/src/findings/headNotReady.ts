import { REASON_CRASH_LOOP, REASON_NODE_LOST } from '../ray/podReasons';
import type { Finding } from '../view';
import type { FoundIn } from './FoundIn';

/** Without its head a Ray cluster does no work, whatever its workers look like. */
export function findHeadNotReady({ facts, verdict }: FoundIn): Finding[] {
  if (verdict.code !== 'head-not-ready') {
    return [];
  }
  const { podName, message, restarts } = facts.head.view;
  const reason = String(verdict.params.reason);
  const pod = podName ? `Head pod ${podName}` : 'The head pod';
  const counted = restarts > 0 ? `, ${restarts} restarts` : '';
  return [
    {
      code: 'head-not-ready',
      severity: 'error',
      about: 'runtime',
      message: `${pod}: ${reason}${counted}${message ? `. ${message}` : ''}`,
      remedy: remedyFor(reason),
    },
  ];
}

function remedyFor(reason: string): string {
  switch (reason) {
    case REASON_NODE_LOST:
      return 'Look at the node. Its pods come back elsewhere once Kubernetes evicts them, after some minutes.';
    case REASON_CRASH_LOOP:
      return 'Read the log of the container that ended, with "kubectl logs --previous". After OOMKilled give it more memory.';
    default:
      return 'Look at the conditions and events of the head pod.';
  }
}
