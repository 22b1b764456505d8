import type { Condition } from 'backstage-plugin-kuberay-common';
import type { Mark } from '../StatusMark';

/** Conditions that are good news when they are True. */
const GOOD: ReadonlySet<string> = new Set([
  'HeadPodReady',
  'RayClusterProvisioned',
]);

const BAD: ReadonlySet<string> = new Set(['ReplicaFailure']);

/**
 * The mark of a condition: True is good news, bad news or a pause, as the operator means it. Whatever is not True is
 * only absent: whether that is a trouble is the verdict's matter.
 */
export function conditionMark({ type, status }: Condition): Mark {
  if (status === 'Unknown') {
    return { shape: 'question', tone: 'mute' };
  }
  if (status !== 'True') {
    return { shape: 'absent', tone: 'mute' };
  }
  if (GOOD.has(type)) {
    return { shape: 'check', tone: 'ok' };
  }
  return BAD.has(type)
    ? { shape: 'alarm', tone: 'error' }
    : { shape: 'pause', tone: 'mute' };
}
