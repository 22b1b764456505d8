import type { KuberayTranslation } from '../../translation';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How often an age on the screen is counted anew. */
export const AGE_INTERVAL_MS = 5_000;

/** An age in words, in its largest whole unit: `40 s`, `2 min`, `3 h`, `5 d`; what lies ahead is 0 s old. */
export function translateAge(t: KuberayTranslation, ageMs: number): string {
  const age = Math.max(0, ageMs);
  const amountOf = (unitMs: number) => ({
    amount: String(Math.floor(age / unitMs)),
  });
  if (age < MINUTE_MS) {
    return t('freshness.seconds', amountOf(1_000));
  }
  if (age < HOUR_MS) {
    return t('freshness.minutes', amountOf(MINUTE_MS));
  }
  return age < DAY_MS
    ? t('freshness.hours', amountOf(HOUR_MS))
    : t('freshness.days', amountOf(DAY_MS));
}
