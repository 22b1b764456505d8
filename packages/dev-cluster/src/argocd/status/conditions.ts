import { formatTime } from '../formatTime';
import type { ApplicationCondition } from '../Application';

/** The conditions to write: a condition that was there before with the same message keeps its time. */
export function stampConditions(
  next: readonly ApplicationCondition[],
  previous: readonly ApplicationCondition[],
  now: number,
): ApplicationCondition[] {
  return next.map(({ type, message }) => {
    const known = previous.find(
      condition => condition.type === type && condition.message === message,
    );
    return {
      lastTransitionTime: known?.lastTransitionTime ?? formatTime(now),
      message,
      type,
    };
  });
}
