import type { KuberayTranslation } from '../../translation';

/** How many workers a group may have, such as `1–1,200` or `0–∞`. */
export function translateBounds(
  t: KuberayTranslation,
  { min, max }: { min: number; max?: number },
): string {
  return max === undefined
    ? t('groups.boundsUnbounded', { min })
    : t('groups.bounds', { min, max });
}
