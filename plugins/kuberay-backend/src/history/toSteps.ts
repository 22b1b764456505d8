import { InputError } from '@backstage/errors';
import type { HistoryRange } from './HistoryStore';

/** Points of one line, at most. */
export const MAX_POINTS = 500;

/** A range cut into steps: the last one may reach beyond `to`. */
export interface Steps {
  from: number;
  to: number;
  step: number;
  steps: number;
}

/**
 * Cuts a range into steps of whole milliseconds. A step that would make more than 500 of them is made longer, so that
 * the answer always covers the range.
 *
 * @throws InputError for a range that is empty or no range of times at all
 */
export function toSteps({ from, to, step }: HistoryRange): Steps {
  for (const [name, value] of Object.entries({ from, to, step })) {
    if (!Number.isSafeInteger(value)) {
      throw new InputError(`History: ${name} must be whole milliseconds`);
    }
  }
  if (from >= to) {
    throw new InputError('History: from must be before to');
  }
  if (step <= 0) {
    throw new InputError('History: step must be more than 0 ms');
  }
  const long = Math.max(step, Math.ceil((to - from) / MAX_POINTS));
  return { from, to, step: long, steps: Math.ceil((to - from) / long) };
}
