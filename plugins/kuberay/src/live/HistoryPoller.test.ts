import { ResponseError } from '@backstage/errors';
import type { HistoryView } from 'backstage-plugin-kuberay-common';
import type { GetHistoryOptions } from '../api';
import {
  HISTORY_INTERVAL_MS,
  HISTORY_SETTLES_MS,
  HISTORY_TIMEOUT_MS,
  HistoryPoller,
} from './HistoryPoller';
import { historyRange } from './historyRange';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const entityRef = { kind: 'Component', namespace: 'default', name: 'ray' };

/** Of what is asked for the part that is over. */
const viewOf = (
  { from, to, step = '' }: GetHistoryOptions,
  now: number,
): HistoryView => ({
  from,
  to: new Date(Math.min(now, Date.parse(to))).toISOString(),
  step,
  rayClusters: [],
});

/** A backend that gives whatever range it is asked for, until it is told to fail or to be silent. */
function scene({ hours = 1, clockAheadMs = 0 } = {}) {
  const asked: GetHistoryOptions[] = [];
  const backend = {
    error: undefined as Error | undefined,
    silent: false,
    getHistory: async (options: GetHistoryOptions) => {
      asked.push(options);
      if (backend.silent) {
        return new Promise<HistoryView>(() => {});
      }
      if (backend.error) {
        throw backend.error;
      }
      return viewOf(options, Date.now() - clockAheadMs);
    },
  };
  const poller = HistoryPoller.create({ api: backend, entityRef, hours });
  const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);
  return { backend, poller, asked, pass, stop: poller.start() };
}

function setHidden(hidden: boolean) {
  jest.spyOn(document, 'hidden', 'get').mockReturnValue(hidden);
  document.dispatchEvent(new Event('visibilitychange'));
}

async function refusal(status: number) {
  return ResponseError.fromResponse(
    new Response('{}', { status, statusText: 'no' }) as Response & {
      headers: any;
    },
  );
}

describe('HistoryPoller', () => {
  beforeEach(() => jest.useFakeTimers({ now: NOW }));
  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  it('reads at once, and then each minute', async () => {
    const { poller, asked, pass, stop } = scene();
    expect(poller.getState()).toEqual({ state: 'loading' });

    await pass(0);
    expect(poller.getState()).toEqual({
      state: 'ready',
      hours: 1,
      clockAheadMs: 0,
      view: {
        from: '2026-11-21T10:50:00.000Z',
        to: '2026-11-21T12:00:00.000Z',
        step: 'PT10S',
        rayClusters: [],
      },
    });
    await pass(2 * HISTORY_INTERVAL_MS);
    expect(asked).toHaveLength(3);

    stop();
    await pass(5 * HISTORY_INTERVAL_MS);
    expect(asked).toHaveLength(3);
  });

  it('asks for nothing while the page is hidden, and at once when it is seen again', async () => {
    const { asked, pass, stop } = scene();
    await pass(0);

    setHidden(true);
    await pass(10 * HISTORY_INTERVAL_MS);
    expect(asked).toHaveLength(1);

    setHidden(false);
    expect(asked).toHaveLength(2);
    stop();
  });

  it('reads at once when something changed, and again when the recorder must know it', async () => {
    const { poller, asked, pass, stop } = scene();
    await pass(1_000);

    poller.refresh();
    expect(asked).toHaveLength(2);
    await pass(HISTORY_SETTLES_MS);
    expect(asked).toHaveLength(3);
    await pass(HISTORY_INTERVAL_MS);
    expect(asked).toHaveLength(4);
    stop();
  });

  it('keeps the last good view with the time until which it was good', async () => {
    const { backend, poller, pass, stop } = scene();
    await pass(0);
    const { view } = poller.getState() as { view: HistoryView };

    backend.error = new Error('connection lost');
    await pass(HISTORY_INTERVAL_MS);
    expect(poller.getState()).toEqual({
      state: 'stale',
      hours: 1,
      clockAheadMs: 0,
      view,
      since: NOW,
      error: backend.error,
    });

    backend.error = undefined;
    await pass(5_000);
    expect(poller.getState()).toMatchObject({ state: 'ready' });
    stop();
  });

  it('waits longer after each failure, a minute at most', async () => {
    const { backend, asked, pass, stop } = scene();
    await pass(0);
    backend.error = new Error('connection lost');

    const reads: number[] = [];
    for (let seconds = 1; seconds <= 200; seconds++) {
      const before = asked.length;
      await pass(1_000);
      if (asked.length > before) {
        reads.push(seconds);
      }
    }
    expect(reads).toEqual([60, 65, 75, 95, 135, 195]);
    stop();
  });

  it('shows the former range until the new one is there, and never as the new one', async () => {
    const { backend, poller, pass, stop } = scene();
    await pass(0);

    backend.silent = true;
    poller.setHours(24);
    expect(poller.getState()).toMatchObject({ state: 'ready', hours: 1 });

    await pass(HISTORY_TIMEOUT_MS);
    expect(poller.getState()).toEqual({
      state: 'failed',
      error: new Error('The backend does not answer in time'),
    });

    backend.silent = false;
    poller.retry();
    expect(poller.getState()).toEqual({ state: 'loading' });
    await pass(0);
    expect(poller.getState()).toMatchObject({ state: 'ready', hours: 24 });
    stop();
  });

  it.each([-5, 5, 60])(
    'learns by how many minutes (%s) the clock of its browser is wrong, and asks for the right time',
    async minutes => {
      const clockAheadMs = minutes * 60_000;
      const { poller, asked, pass, stop } = scene({ hours: 6, clockAheadMs });
      await pass(0);
      expect(poller.getState()).toMatchObject({
        state: 'ready',
        clockAheadMs,
        view: { to: new Date(NOW - clockAheadMs).toISOString() },
      });

      await pass(HISTORY_INTERVAL_MS);
      expect(asked[1]).toMatchObject(
        historyRange(6, NOW + HISTORY_INTERVAL_MS - clockAheadMs),
      );
      stop();
    },
  );

  it('takes no answer for a range that nobody wants any more', async () => {
    const { poller, asked, pass, stop } = scene();
    poller.setHours(6);
    expect(asked.map(({ signal }) => signal?.aborted)).toEqual([true, false]);

    await pass(0);
    expect(poller.getState()).toMatchObject({ state: 'ready', hours: 6 });
    stop();
  });

  it('drops the view when the user may no longer see it', async () => {
    const { backend, poller, pass, stop } = scene();
    await pass(0);

    backend.error = await refusal(403);
    await pass(HISTORY_INTERVAL_MS);
    expect(poller.getState()).toEqual({ state: 'forbidden' });
    stop();
  });
});
