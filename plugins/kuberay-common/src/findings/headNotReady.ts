import { REASON_NO_HEAD } from '../ray/podReasons';
import type { Finding } from '../view';
import { countRestarts } from './countRestarts';
import type { FoundIn } from './FoundIn';
import { remedyForPod } from './remedyForPod';

/** Without its head a Ray cluster does no work, whatever its workers look like. */
export function findHeadNotReady({ facts, verdict }: FoundIn): Finding[] {
  if (verdict.code !== 'head-not-ready' && verdict.code !== 'head-lost') {
    return [];
  }
  const { podName, message, restarts } = facts.head.view;
  const reason = String(verdict.params.reason);
  const pod = podName ? `Head pod ${podName}` : 'The head pod';
  const counted = countRestarts(restarts);
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
  if (reason === REASON_NO_HEAD) {
    return 'The operator has to make a new head: look at its log and at the events of the cluster.';
  }
  return remedyForPod(
    reason,
    'Look at the conditions and events of the head pod.',
  );
}
