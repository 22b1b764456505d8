import type { WaitClock } from './waitUntil';
import { waitUntil } from './waitUntil';

/** Time that passes only by waiting. */
function passingTime(): WaitClock {
  let now = 0;
  return {
    now: () => now,
    pause: async (ms, signal) => {
      signal?.throwIfAborted();
      now += ms;
    },
  };
}

describe('waitUntil', () => {
  it('looks until it sees what is expected, and tells each change once', async () => {
    const looks = ['a', 'a', 'b', 'done', 'never'];
    const changes: string[] = [];
    await expect(
      waitUntil({
        expected: 'done',
        look: async () => looks.shift() ?? '',
        timeoutMs: 60_000,
        onChange: seen => changes.push(seen),
        clock: passingTime(),
      }),
    ).resolves.toEqual({ met: true, seen: 'done' });
    expect(changes).toEqual(['a', 'b', 'done']);
    expect(looks).toEqual(['never']);
  });

  it('ends with what it saw last when the time has run out', async () => {
    await expect(
      waitUntil({
        expected: 'done',
        look: async () => 'not yet',
        timeoutMs: 5_000,
        clock: passingTime(),
      }),
    ).resolves.toEqual({ met: false, seen: 'not yet' });
  });

  it('takes a look that fails for something seen, and goes on', async () => {
    let looks = 0;
    const changes: string[] = [];
    const { met } = await waitUntil({
      expected: 'done',
      look: async () => {
        looks += 1;
        if (looks === 1) {
          throw new Error('the API server does not answer');
        }
        return 'done';
      },
      timeoutMs: 60_000,
      onChange: seen => changes.push(seen),
      clock: passingTime(),
    });
    expect(met).toBe(true);
    expect(changes).toEqual(['the API server does not answer', 'done']);
  });

  it('nudges at the begin and every so often', async () => {
    const clock = passingTime();
    const nudges: number[] = [];
    await waitUntil({
      expected: 'done',
      look: async () => 'not yet',
      timeoutMs: 45_000,
      nudge: { everyMs: 20_000, call: async () => nudges.push(clock.now()) },
      clock,
    });
    expect(nudges).toEqual([0, 20_000, 40_000]);
  });

  it('ends at once when it is interrupted', async () => {
    await expect(
      waitUntil({
        expected: 'done',
        look: async () => 'not yet',
        timeoutMs: 60_000,
        signal: AbortSignal.abort(new Error('interrupted')),
        clock: passingTime(),
      }),
    ).rejects.toThrow('interrupted');
  });
});
