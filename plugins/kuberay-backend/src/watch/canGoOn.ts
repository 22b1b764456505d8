import type { KubeError, KubeErrorCode } from '../kube/KubeError';

/**
 * After these, what the watch missed is not to be had any more, or what it said cannot be trusted. Nor can silence:
 * a watch that goes on is silent at first, too, while a list that comes shows that the kind is answered.
 */
const LIST_AGAIN: ReadonlySet<KubeErrorCode> = new Set([
  'expired',
  'timeout',
  'malformed',
  'not-installed',
]);

/** As long as these hold, a list would fail as well, or bring what no watch may keep up to date. */
const WATCH_AGAIN: ReadonlySet<KubeErrorCode> = new Set([
  'unreachable',
  'unauthorized',
  'forbidden',
  'unknown-cluster',
]);

/** Whether the watch may go on where it was, or everything has to be listed. */
export function canGoOn({ code }: KubeError, isCut: boolean): boolean {
  return isCut ? !LIST_AGAIN.has(code) : WATCH_AGAIN.has(code);
}
