import { setTimeout as pause } from 'node:timers/promises';

const EVERY_MS = 1_000;

/** How a wait ended. */
export interface Waited {
  met: boolean;
  /** What was seen last. */
  seen: string;
}

/** What a test brings of its own. */
export interface WaitClock {
  now(): number;
  pause(ms: number, signal?: AbortSignal): Promise<void>;
}

const REAL_CLOCK: WaitClock = {
  now: () => Date.now(),
  pause: (ms, signal) => pause(ms, undefined, { signal }),
};

/**
 * Looks every second until what is seen is what is expected. A look that fails is something seen, too: an API server may
 * be away for a moment.
 *
 * @param options.look what is to be seen now
 * @param options.onChange told of what is seen when it changes
 * @param options.nudge called at the begin and every so often, e.g. to have Argo CD look at Git; what it throws is seen
 */
export async function waitUntil(options: {
  expected: string;
  look: () => Promise<string>;
  timeoutMs: number;
  signal?: AbortSignal;
  onChange?: (seen: string) => void;
  nudge?: { everyMs: number; call: () => Promise<unknown> };
  clock?: WaitClock;
}): Promise<Waited> {
  const { expected, look, timeoutMs, signal, onChange, nudge } = options;
  const { clock = REAL_CLOCK } = options;
  const begun = clock.now();
  let nudged: number | undefined;
  let before: string | undefined;
  for (;;) {
    signal?.throwIfAborted();
    let seen: string;
    try {
      const now = clock.now();
      if (nudge && (nudged === undefined || now - nudged >= nudge.everyMs)) {
        nudged = now;
        await nudge.call();
      }
      seen = await look();
    } catch (error) {
      signal?.throwIfAborted();
      seen = error instanceof Error ? error.message : String(error);
    }
    if (seen !== before) {
      before = seen;
      onChange?.(seen);
    }
    const met = seen === expected;
    if (met || clock.now() - begun >= timeoutMs) {
      return { met, seen };
    }
    await clock.pause(EVERY_MS, signal);
  }
}
