import { isReady, isRunning } from '../nodes/Pod';
import type { Pod } from '../nodes/Pod';

/** The operator's test of a whole cluster: there are pods, and each is Running and Ready, whatever its group. */
export function allRunningAndReady(pods: Pod[]): boolean {
  return pods.length > 0 && pods.every(pod => isRunning(pod) && isReady(pod));
}
