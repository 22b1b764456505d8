import { Pause } from './Pause';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('Pause', () => {
  it.each`
    what                      | end
    ${'its time is over'}     | ${() => jest.advanceTimersByTime(1_000)}
    ${'it is ended'}          | ${(pause: Pause) => pause.end()}
    ${'the signal is raised'} | ${(_: Pause, gone: AbortController) => gone.abort()}
  `('ends when $what, and leaves no timer', async ({ end }) => {
    const pause = Pause.create();
    const gone = new AbortController();
    let isOver = false;
    const wait = pause.wait(1_000, gone.signal).then(() => {
      isOver = true;
    });
    await jest.advanceTimersByTimeAsync(999);
    expect(isOver).toBe(false);

    end(pause, gone);
    await wait;

    expect(jest.getTimerCount()).toBe(0);
  });

  it('does not begin when the signal is raised already', async () => {
    await Pause.create().wait(1_000, AbortSignal.abort());
    expect(jest.getTimerCount()).toBe(0);
  });
});
