import { kubeTime } from './kubeTime';
import type { PodCondition } from './Pod';

/** A condition as it shall be, before its times are known. */
export type NewCondition = Omit<
  PodCondition,
  'lastProbeTime' | 'lastTransitionTime'
>;

/** A condition that holds, or does not for a reason. */
export function condition(
  type: string,
  holds: boolean,
  otherwise: { reason?: string; message?: string } = {},
): NewCondition {
  return holds
    ? { type, status: 'True' }
    : { type, status: 'False', ...otherwise };
}

/** The time of a condition changes with its status only. */
export function mergeConditions(
  previous: PodCondition[] | undefined,
  next: NewCondition[],
  now: number,
): PodCondition[] {
  return next.map(one => {
    const before = previous?.find(c => c.type === one.type);
    return {
      ...one,
      lastProbeTime: null,
      lastTransitionTime:
        before?.status === one.status
          ? before.lastTransitionTime
          : kubeTime(now),
    };
  });
}
