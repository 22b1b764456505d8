import { Pacer } from './Pacer';

describe('Pacer', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const never = new AbortController().signal;

  /** How long a rest lasts while `happens` does. */
  async function lengthOf(
    pacer: Pacer,
    happens: (passed: number) => void = () => {},
    signal: AbortSignal = never,
  ): Promise<number> {
    let isOver = false;
    pacer.rest({ leastMs: 10, mostMs: 30 }, signal).then(() => (isOver = true));
    let passed = 0;
    for (; ; passed += 1) {
      happens(passed);
      await jest.advanceTimersByTimeAsync(0);
      if (isOver) {
        return passed;
      }
      await jest.advanceTimersByTimeAsync(1);
    }
  }

  const wakeAt = (pacer: Pacer, when: number) => (passed: number) => {
    if (passed === when) {
      pacer.wake();
    }
  };

  it('rests its most while nothing happens', async () => {
    expect(await lengthOf(Pacer.create())).toBe(30);
  });

  it.each([
    { when: 0, length: 10 },
    { when: 9, length: 10 },
    { when: 20, length: 20 },
  ])('woken after $when ms it rests for $length', async ({ when, length }) => {
    const pacer = Pacer.create();

    expect(await lengthOf(pacer, wakeAt(pacer, when))).toBe(length);
  });

  it('takes being woken during a round for the rest after it, and once', async () => {
    const pacer = Pacer.create();
    pacer.wake();
    pacer.wake();

    expect([await lengthOf(pacer), await lengthOf(pacer)]).toEqual([10, 30]);
  });

  it.each([5, 20])('ends with its signal after %s ms', async when => {
    const ended = new AbortController();

    expect(
      await lengthOf(
        Pacer.create(),
        passed => passed === when && ended.abort(),
        ended.signal,
      ),
    ).toBe(when);
    expect(jest.getTimerCount()).toBe(0);
  });
});
