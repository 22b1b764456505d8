import type { Stage } from '../report/Report';
import { applicationTrouble } from './applicationTrouble';
import { NUDGE_EVERY_MS, refresh } from './refreshApplication';
import type { WalkContext } from './WalkContext';
import { waitUntil } from './waitUntil';

/**
 * Waits until what is seen is what is expected, notes both, and ends the stage where the time has run out.
 *
 * @param options.throughGit have Argo CD look at Git meanwhile
 * @param options.alsoNudge what else is to be asked for at those times
 * @throws Error where it was not to be seen in time: what follows builds on it
 */
export async function expectSoon(
  context: WalkContext,
  stage: Stage,
  options: {
    expected: string;
    look: () => Promise<string>;
    throughGit?: boolean;
    alsoNudge?: () => Promise<unknown>;
  },
): Promise<void> {
  const { parameters, say, signal } = context;
  const { alsoNudge, expected, look, throughGit } = options;
  let trouble = '';
  /** A repository that Argo CD cannot read is no matter of waiting; better said before the time runs out. */
  const nudge = async () => {
    await refresh(context);
    await alsoNudge?.();
    const now = await applicationTrouble(context);
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
  trouble = await applicationTrouble(context);
  throw new Error(
    `after ${parameters.stageTimeout} s still: ${seen}${trouble}; expected: ${expected}`,
  );
}
