import type { Finding } from '../view';
import type { FoundIn } from './FoundIn';

/** `deletionTimestamp` already holds the time that a pod gets to end in. */
const PATIENCE_MS = 5 * 60_000;

/** Pods whose deletion nobody carries out, as on a node that is gone: the operator waits for them. */
export function findStuckTermination({ facts }: FoundIn): Finding[] {
  const stuck = facts.pods.filter(
    ({ deletionTimestamp }) =>
      deletionTimestamp !== undefined &&
      facts.now.getTime() - Date.parse(deletionTimestamp) > PATIENCE_MS,
  );
  const [first] = stuck;
  if (!first) {
    return [];
  }
  const others = stuck.length - 1;
  return [
    {
      code: 'pod-stuck-terminating',
      severity: 'warning',
      about: 'runtime',
      message: `${first.name}${
        others > 0 ? ` and ${others} more ${others === 1 ? 'pod' : 'pods'}` : ''
      } should have ended long ago and ${
        others > 0 ? 'are' : 'is'
      } still being deleted.`,
      remedy: `Look at the node${
        first.node ? ` ${first.node}` : ''
      }. If it is gone for good, delete the Node object or force the deletion of the pod.`,
    },
  ];
}
