import type { KuberayTranslation } from '../../translation';
import type { ActionProblem } from './actionProblem';

/** Problems of which the backend's words say all that is to be said. */
const TOLD_BY_DETAIL: ReadonlySet<ActionProblem['kind']> = new Set([
  'forbidden',
  'conflict',
  'unavailable',
  'failed',
]);

/** Why an action did not happen, and what to do, in words. */
export function translateProblem(
  t: KuberayTranslation,
  problem: ActionProblem,
): string {
  const { kind, detail } = problem;
  const sentence = t(`actions.problem.${kind}`);
  return detail && TOLD_BY_DETAIL.has(kind)
    ? t('actions.problem.withDetail', { sentence, detail })
    : sentence;
}
