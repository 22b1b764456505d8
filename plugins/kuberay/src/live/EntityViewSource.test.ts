import { verdict, type EntityView } from 'backstage-plugin-kuberay-common';
import { anEntityView } from 'backstage-plugin-kuberay-common/testUtils';
import type {
  EntityViewAnswer,
  KuberayApi,
  StreamEntityViewOptions,
} from '../api';
import { aResponseError, InMemoryKuberayApi } from '../testUtils';
import { EntityViewSource, LINGER_MS, SHORT_GAP_MS } from './EntityViewSource';
import { FORBIDDEN_PAUSE_MS } from './EntityViewConnection';
import { REQUEST_TIMEOUT_MS } from './readView';
import { MAX_STREAMS, REFUSED_PAUSE_MS, StreamGate } from './StreamGate';
import { FIRST_VIEW_MS, SILENCE_MS, STEADY_MS } from './watchStream';

const NOW = Date.parse('2026-11-21T02:00:00Z');
const entityRef = { kind: 'component', namespace: 'default', name: 'features' };
const viewer = { pollSeconds: 5 };

const view = anEntityView();
const scaling = anEntityView({
  verdict: verdict('scaling-up', 'progressing', { ready: 1, desired: 3 }),
});
const lost = new TypeError('Failed to fetch');

function setHidden(hidden: boolean) {
  jest.spyOn(document, 'hidden', 'get').mockReturnValue(hidden);
  document.dispatchEvent(new Event('visibilitychange'));
}

const pass = (milliseconds: number) =>
  jest.advanceTimersByTimeAsync(milliseconds);

/** A way to the backend on which streams do not come through, while reads do. */
class WithoutStreams {
  readonly attempts: StreamEntityViewOptions[] = [];
  readonly #api: InMemoryKuberayApi;
  readonly #refuse: (options: StreamEntityViewOptions) => Promise<never>;

  constructor(
    api: InMemoryKuberayApi,
    refuse: (options: StreamEntityViewOptions) => Promise<never>,
  ) {
    this.#api = api;
    this.#refuse = refuse;
  }

  getEntityView: KuberayApi['getEntityView'] = options =>
    this.#api.getEntityView(options);

  streamEntityView: KuberayApi['streamEntityView'] = options => {
    this.attempts.push(options);
    return this.#refuse(options);
  };
}

describe('EntityViewSource', () => {
  let api: InMemoryKuberayApi;
  let gate: StreamGate;
  const unwatch: Array<() => void> = [];

  beforeEach(() => {
    jest.useFakeTimers({ now: NOW });
    jest.spyOn(Math, 'random').mockReturnValue(1);
    api = InMemoryKuberayApi.create({ view });
    gate = StreamGate.create();
  });

  afterEach(async () => {
    setHidden(false);
    unwatch.splice(0).forEach(leave => leave());
    await pass(LINGER_MS);
    expectNothingLeft();
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  function expectNothingLeft() {
    expect([api.openStreams, jest.getTimerCount()]).toEqual([0, 0]);
  }

  function aSource(
    of: Pick<KuberayApi, 'getEntityView' | 'streamEntityView'> = api,
    ref = entityRef,
  ) {
    return EntityViewSource.create({ api: of, entityRef: ref, gate });
  }

  function watch(source: EntityViewSource) {
    const leave = source.watch({ ...viewer });
    unwatch.push(leave);
    return leave;
  }

  function watched(
    of?: Pick<KuberayApi, 'getEntityView' | 'streamEntityView'>,
  ) {
    const source = aSource(of);
    watch(source);
    return source;
  }

  describe('with a stream', () => {
    it('goes from loading to ready, and shows each change at once', async () => {
      const source = aSource();
      expect(source.getState()).toEqual({ state: 'loading' });
      watch(source);
      await pass(0);
      expect(source.getState()).toEqual({ state: 'ready', view });

      api.setView(scaling);

      expect(source.getState()).toEqual({ state: 'ready', view: scaling });
      expect(api.requests).toEqual(['streamEntityView']);
    });

    it('stays open and asks for nothing more while nothing happens', async () => {
      const source = watched();
      const told = jest.fn();
      source.subscribe(told);
      await pass(600_000);

      expect(api.requests).toEqual(['streamEntityView']);
      expect(api.openStreams).toBe(1);
      expect(told).toHaveBeenCalledTimes(0);
    });

    it('does not tell of the same view again', async () => {
      const source = watched();
      await pass(STEADY_MS);
      const state = source.getState();

      api.endStreams('closed');
      await pass(1_000);

      expect(api.requests).toHaveLength(2);
      expect(source.getState()).toBe(state);
    });

    it.each`
      end                | within
      ${'token-expired'} | ${0}
      ${'shutdown'}      | ${1_000}
      ${'closed'}        | ${1_000}
      ${'failed'}        | ${1_000}
    `(
      'opens another within $within ms when it ends with "$end"',
      async ({ end, within }) => {
        const source = watched();
        await pass(STEADY_MS);

        api.endStreams(end);
        await pass(within);

        expect(api.openStreams).toBe(1);
        expect(api.requests).toEqual(['streamEntityView', 'streamEntityView']);
        expect(source.getState()).toEqual({ state: 'ready', view });
      },
    );

    it('gives a silent one up, and opens another', async () => {
      const signals: AbortSignal[] = [];
      const source = watched({
        getEntityView: api.getEntityView.bind(api),
        // Its heartbeats get lost.
        streamEntityView: options => {
          signals.push(options.signal);
          return api.streamEntityView({ ...options, onHeartbeat: undefined });
        },
      });
      await pass(SILENCE_MS - 1);
      expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
      await pass(4_000);

      expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
      expect(source.getState()).toEqual({ state: 'ready', view });
    });

    it('opens another soon after a laptop has slept', async () => {
      const source = watched();
      await pass(STEADY_MS);

      jest.setSystemTime(NOW + 8 * 3_600_000);
      await pass(3_000);

      expect(api.requests).toEqual(['streamEntityView', 'streamEntityView']);
      expect(api.openStreams).toBe(1);
      expect(source.getState()).toEqual({ state: 'ready', view });
    });

    it('does not mind a wall clock that is set back', async () => {
      watched();
      await pass(STEADY_MS);
      jest.setSystemTime(NOW - 8 * 3_600_000);
      await pass(600_000);

      expect(api.requests).toEqual(['streamEntityView']);
    });
  });

  describe('while the page is hidden', () => {
    it('makes no request, and opens the stream at once when it is shown again', async () => {
      const source = watched();
      await pass(STEADY_MS);

      setHidden(true);
      await pass(0);
      expect(api.openStreams).toBe(0);
      await pass(3_600_000);
      expect(api.requests).toEqual(['streamEntityView']);
      api.setView(scaling);
      setHidden(false);
      await pass(0);

      expect(api.requests).toEqual(['streamEntityView', 'streamEntityView']);
      expect(source.getState()).toEqual({ state: 'ready', view: scaling });
    });

    it('makes no request where it reads, and reads at once when it is shown again', async () => {
      const proxied = new WithoutStreams(api, () => Promise.reject(lost));
      watched(proxied);
      await pass(30_000);

      setHidden(true);
      api.requests.splice(0);
      const streams = proxied.attempts.length;
      await pass(3_600_000);
      expect(api.requests).toEqual([]);
      expect(proxied.attempts).toHaveLength(streams);
      setHidden(false);
      await pass(0);

      expect(api.requests).toEqual(['getEntityView']);
    });

    it('does not begin at all, and begins when it is shown', async () => {
      setHidden(true);
      const source = watched();
      await pass(60_000);
      expect(api.requests).toEqual([]);
      expect(source.getState()).toEqual({ state: 'loading' });

      setHidden(false);
      await pass(0);

      expect(source.getState()).toEqual({ state: 'ready', view });
    });

    it('drops a connection that was about to be made', async () => {
      const asked: AbortSignal[] = [];
      const source = watched({
        getEntityView: () => Promise.reject(lost),
        streamEntityView: ({ signal, onView }) => {
          asked.push(signal);
          return new Promise(() => {
            // Whatever still comes after it was given up is nobody's.
            signal.addEventListener('abort', () => onView(view, '"late"'));
          });
        },
      });

      setHidden(true);
      await pass(60_000);

      expect(asked.map(({ aborted }) => aborted)).toEqual([true]);
      expect(source.getState()).toEqual({ state: 'loading' });
    });

    it('lets an old view pass for the present only for a moment when it is shown and nothing answers', async () => {
      const source = watched();
      await pass(STEADY_MS);
      setHidden(true);
      await pass(3_600_000);
      api.failWith(lost);

      setHidden(false);
      await pass(1_999);
      expect(source.getState()).toMatchObject({ state: 'ready' });
      await pass(1);

      expect(source.getState()).toEqual({
        state: 'stale',
        view,
        since: NOW,
        error: lost,
      });
    });
  });

  describe('when the backend is away', () => {
    it('does not call a short gap stale: a backend that restarts', async () => {
      const source = watched();
      const states: string[] = [];
      source.subscribe(() => states.push(source.getState().state));
      await pass(STEADY_MS);

      api.endStreams('shutdown');
      api.failWith(lost);
      await pass(SHORT_GAP_MS - 1_000);
      api.failWith(undefined);
      await pass(8_000);

      expect(api.openStreams).toBe(1);
      expect(states).not.toContain('failed');
      expect(source.getState()).toEqual({ state: 'ready', view });
    });

    it('keeps the last view, says since when it is old, and recovers by itself', async () => {
      const source = watched();
      await pass(20_000);

      api.failWith(lost);
      await pass(SHORT_GAP_MS - 1);
      expect(source.getState()).toEqual({ state: 'ready', view });
      await pass(1);
      expect(source.getState()).toEqual({
        state: 'stale',
        view,
        // The last heartbeat.
        since: NOW + 15_000,
        error: lost,
      });
      await pass(120_000);
      expect(source.getState()).toMatchObject({ since: NOW + 15_000 });

      api.failWith(undefined);
      await pass(30_000);

      expect(source.getState()).toEqual({ state: 'ready', view });
      expect(api.openStreams).toBe(1);
    });

    it('fails without a view to keep, and tries again at once when asked to', async () => {
      api.failWith(lost);
      const source = watched();
      await pass(0);
      expect(source.getState()).toEqual({ state: 'failed', error: lost });
      api.failWith(undefined);

      source.retry();
      expect(source.getState()).toEqual({ state: 'loading' });
      await pass(0);

      expect(source.getState()).toEqual({ state: 'ready', view });
    });

    it('asks ever more rarely, by reads alone', async () => {
      api.failWith(lost);
      watched();
      await pass(0);
      const asked: number[] = [];
      for (let second = 1; second <= 120; second += 1) {
        const before = api.requests.length;
        await pass(1_000);
        if (api.requests.length > before) {
          asked.push(second);
        }
      }

      expect(asked).toEqual([2, 6, 14, 30, 60, 90, 120]);
      expect(api.requests.slice(1)).not.toContain('streamEntityView');
    });

    it('asks at once when the browser is online again, or somebody new looks', async () => {
      api.failWith(lost);
      const source = watched();
      await pass(60_000);
      api.requests.splice(0);

      window.dispatchEvent(new Event('online'));
      await pass(0);
      expect(api.requests).toEqual(['getEntityView']);
      watch(source);
      await pass(0);

      expect(api.requests).toEqual(['getEntityView', 'getEntityView']);
    });

    it('gives up a read that is not answered', async () => {
      const signals: Array<AbortSignal | undefined> = [];
      const never = new Promise<EntityViewAnswer>(() => {});
      const source = watched({
        streamEntityView: () => Promise.reject(lost),
        getEntityView: ({ signal }) => {
          signals.push(signal);
          return never;
        },
      });
      await pass(REQUEST_TIMEOUT_MS - 1);
      expect(source.getState()).toEqual({ state: 'loading' });
      await pass(1);

      expect(signals[0]?.aborted).toBe(true);
      expect(source.getState()).toMatchObject({
        state: 'failed',
        error: { name: 'NoAnswerError' },
      });
    });
  });

  describe('when the browser is online again', () => {
    it('gives up a stream that may have died with the former network, and opens another at once', async () => {
      const source = watched();
      await pass(STEADY_MS);
      const told = jest.fn();
      source.subscribe(told);

      window.dispatchEvent(new Event('online'));
      await pass(0);

      expect(api.requests).toEqual(['streamEntityView', 'streamEntityView']);
      expect(api.openStreams).toBe(1);
      expect(told).toHaveBeenCalledTimes(0);
    });

    it('makes no request while the page is hidden', async () => {
      watched();
      await pass(STEADY_MS);
      setHidden(true);
      api.requests.splice(0);

      window.dispatchEvent(new Event('online'));
      await pass(60_000);

      expect(api.requests).toEqual([]);
    });
  });

  describe('when the backend refuses', () => {
    it('drops the view when the stream says so, and asks again after a minute', async () => {
      const source = watched();
      await pass(STEADY_MS);
      const refused = await aResponseError(403, 'NotAllowedError', 'No');

      api.failWith(refused);
      await pass(0);
      expect(source.getState()).toEqual({ state: 'forbidden' });
      await pass(FORBIDDEN_PAUSE_MS - 1);
      expect(api.requests).toEqual(['streamEntityView']);
      api.failWith(undefined);
      await pass(1);

      expect(source.getState()).toEqual({ state: 'ready', view });
    });

    it('drops the view when an open stream ends because it is no longer allowed', async () => {
      const source = watched();
      await pass(STEADY_MS);

      api.endStreams('not-allowed');
      await pass(0);

      expect(source.getState()).toEqual({ state: 'forbidden' });
      expect(api.requests).toEqual(['streamEntityView']);
    });

    it('fails when the entity is gone', async () => {
      const source = watched();
      await pass(STEADY_MS);
      const gone = await aResponseError(404, 'NotFoundError', 'No such entity');

      api.endStreams('not-found');
      api.failWith(gone);
      await pass(0);

      expect(source.getState()).toEqual({ state: 'failed', error: gone });
    });

    it('asks again at once when a token has expired between two reads', async () => {
      const expired = await aResponseError(401, 'AuthenticationError', 'Old');
      let streams = 0;
      const source = watched({
        getEntityView: options => api.getEntityView(options),
        streamEntityView: options => {
          streams += 1;
          return streams === 1
            ? Promise.reject(expired)
            : api.streamEntityView(options);
        },
      });

      await pass(0);
      expect(source.getState()).toEqual({ state: 'ready', view });
      await pass(2_000);

      expect(api.openStreams).toBe(1);
    });
  });

  describe('where streams do not come through', () => {
    it.each`
      what                 | refuse
      ${'refuses them'}    | ${() => Promise.reject(lost)}
      ${'holds them back'} | ${() => new Promise(() => {})}
      ${'ends them too soon'} | ${({ onView }: StreamEntityViewOptions) => {
  onView(view, undefined);
  return Promise.resolve('closed');
}}
    `('reads with its ETag behind a proxy that $what', async ({ refuse }) => {
      const proxied = new WithoutStreams(api, refuse);
      const source = watched(proxied);
      await pass(FIRST_VIEW_MS);
      expect(source.getState()).toEqual({ state: 'ready', view });
      // Until it is believed.
      await pass(60_000);
      expect(proxied.attempts).toHaveLength(3);
      expect(proxied.attempts.every(({ signal }) => signal.aborted)).toBe(true);
      api.requests.splice(0);

      await pass(10_000);
      expect(api.requests).toEqual(['getEntityView', 'getEntityView']);
      api.setView(scaling);
      await pass(5_000);
      expect(source.getState()).toEqual({ state: 'ready', view: scaling });
      api.requests.splice(0);
      // While something is in progress.
      await pass(6_000);

      expect(api.requests).toHaveLength(3);
      expect(proxied.attempts).toHaveLength(3);
    });

    it('tries a stream again some minutes later, for whoever asks', async () => {
      const proxied = new WithoutStreams(api, () => Promise.reject(lost));
      watched(proxied);
      await pass(60_000);
      expect(proxied.attempts).toHaveLength(3);
      // The gate is shared: another entity does not wait for the same proxy again.
      watch(aSource(proxied, { ...entityRef, name: 'other' }));
      await pass(10_000);
      expect(proxied.attempts).toHaveLength(3);

      await pass(REFUSED_PAUSE_MS);

      expect(proxied.attempts.length).toBeGreaterThan(3);
    });

    it('does not take a backend that restarts for such a proxy', async () => {
      watched();
      await pass(STEADY_MS);
      api.failWith(lost);
      await pass(300_000);

      api.failWith(undefined);
      await pass(30_000);

      expect(api.openStreams).toBe(1);
    });

    it('reads as often as the most eager of its viewers wants', async () => {
      const source = aSource(
        new WithoutStreams(api, () => Promise.reject(lost)),
      );
      unwatch.push(source.watch({ pollSeconds: 60 }));
      await pass(60_000);
      watch(source);
      await pass(60_000);
      api.requests.splice(0);

      await pass(60_000);

      expect(api.requests).toHaveLength(12);
    });

    it('never has two reads under way', async () => {
      let underWay = 0;
      let most = 0;
      const source = watched({
        streamEntityView: () => Promise.reject(lost),
        getEntityView: async options => {
          underWay += 1;
          most = Math.max(most, underWay);
          await new Promise(resolve => setTimeout(resolve, 7_000));
          underWay -= 1;
          return api.getEntityView(options);
        },
      });
      for (let second = 0; second < 60; second += 1) {
        source.retry();
        window.dispatchEvent(new Event('online'));
        await pass(1_000);
      }
      await pass(10_000);

      expect(most).toBe(1);
    });
  });

  describe('for many viewers', () => {
    it('opens one stream for a hundred of them, and keeps it until the last has left', async () => {
      const source = aSource();
      const leave = Array.from({ length: 100 }, () => watch(source));
      await pass(0);
      expect(api.requests).toEqual(['streamEntityView']);

      leave.slice(1).forEach(goAway => goAway());
      await pass(600_000);

      expect(api.requests).toEqual(['streamEntityView']);
      expect(api.openStreams).toBe(1);
    });

    it('keeps the connection for whoever comes soon after the last has left', async () => {
      const source = aSource();
      const leave = watch(source);
      await pass(STEADY_MS);

      leave();
      await pass(LINGER_MS - 1);
      watch(source);
      await pass(600_000);

      expect(api.requests).toEqual(['streamEntityView']);
      expect(api.openStreams).toBe(1);
    });

    it('ends the connection and forgets the view some seconds after the last has left', async () => {
      const source = aSource();
      const leave = watch(source);
      await pass(STEADY_MS);

      leave();
      leave();
      await pass(LINGER_MS);

      expect(api.openStreams).toBe(0);
      expect(source.getState()).toEqual({ state: 'loading' });
      setHidden(true);
      setHidden(false);
      window.dispatchEvent(new Event('online'));
      await pass(60_000);
      expect(api.requests).toEqual(['streamEntityView']);
    });

    it('listens to neither page nor browser after the last has left', async () => {
      const listened = [document, window].map(target => ({
        begun: jest.spyOn(target, 'addEventListener'),
        ended: jest.spyOn(target, 'removeEventListener'),
      }));
      const leave = watch(aSource());
      await pass(STEADY_MS);
      leave();
      await pass(LINGER_MS);

      for (const { begun, ended } of listened) {
        expect(begun).toHaveBeenCalled();
        expect(ended.mock.calls).toEqual(begun.mock.calls);
      }
    });

    it('does not linger on a hidden page', async () => {
      const leave = watch(aSource());
      await pass(STEADY_MS);
      leave();
      setHidden(true);
      await pass(0);
      setHidden(true);
      await pass(600_000);

      expect(api.requests).toEqual(['streamEntityView']);
      expect(api.openStreams).toBe(0);
    });

    it('leaves connections to the rest of the page when it shows many entities', async () => {
      const names = Array.from({ length: 8 }, (_, index) => `cluster-${index}`);
      const sources = names.map(name => aSource(api, { ...entityRef, name }));
      const leave = sources.map(watch);
      await pass(0);
      expect(api.openStreams).toBe(MAX_STREAMS);
      const states = (of: EntityViewSource[]): EntityView[] =>
        of.map(source => {
          const state = source.getState();
          return 'view' in state ? state.view : anEntityView();
        });
      api.setView(scaling);
      await pass(5_000);
      expect(states(sources)).toEqual(names.map(() => scaling));

      leave.slice(0, MAX_STREAMS).forEach(goAway => goAway());
      await pass(LINGER_MS + 5_000);

      expect(api.openStreams).toBe(MAX_STREAMS);
    });
  });
});
