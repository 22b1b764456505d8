import type { Stage } from '../report/Report';
import { NUDGE_EVERY_MS, refresh, rootTrouble } from './rootState';
import type { WalkContext } from './WalkContext';
import { waitUntil } from './waitUntil';

/**
 * Waits until what is seen is what is expected, notes both, and ends the stage where the time has run out.
 *
 * @param options.throughGit have Argo CD look at Git meanwhile
 * @throws Error where it was not to be seen in time: what follows builds on it
 */
export async function expectSoon(
  context: WalkContext,
  stage: Stage,
  options: {
    expected: string;
    look: () => Promise<string>;
    throughGit?: boolean;
  },
): Promise<void> {
  const { parameters, say, signal } = context;
  const { expected, look, throughGit } = options;
  let trouble = '';
  /** A repository that Argo CD cannot read is no matter of waiting; better said before the time runs out. */
  const nudge = async () => {
    await refresh(context);
    const now = await rootTrouble(context);
    if (now !== trouble) {
      say(`   ${now || ' (it complains no longer)'}`);
    }
    trouble = now;
  };
  const { met, seen } = await waitUntil({
    expected,
    look,
    timeoutMs: parameters.stageTimeout * 1000,
    signal,
    onChange: text => say(`    ${text}`),
    ...(throughGit && {
      nudge: { everyMs: NUDGE_EVERY_MS, call: nudge },
    }),
  });
  if (met) {
    stage.compare(expected, seen);
    return;
  }
  trouble = await rootTrouble(context);
  throw new Error(
    `after ${parameters.stageTimeout} s still: ${seen}${trouble}; expected: ${expected}`,
  );
}
