import type { Stage } from '../report/Report';
import type { WalkContext } from './WalkContext';
import type { ClusterWalk } from './walkPlan';

const NONE = 'the view has no finding of severity error';

/** A cluster that is well has nothing wrong about it: what the card would show otherwise. */
export async function expectNoErrors(
  { portal, signal }: Pick<WalkContext, 'portal' | 'signal'>,
  { entityRef }: ClusterWalk,
  stage: Stage,
): Promise<void> {
  const view = await portal.view(entityRef, signal);
  const errors = (view?.findings ?? []).filter(
    ({ severity }) => severity === 'error',
  );
  stage.compare(
    NONE,
    errors.length === 0
      ? NONE
      : errors.map(({ code, message }) => `${code}: ${message}`).join('; '),
  );
}
