import {
  aFleetRow,
  aFleetView,
} from '../components/FleetPage/__fixtures__/aFleetRow';
import { aResponseError, InMemoryKuberayApi } from '../testUtils';
import { FleetPoller } from './FleetPoller';
import { POLL_TIMEOUT_MS } from './VisiblePoller';

const fleetOf = (...names: string[]) =>
  aFleetView(names.map(name => aFleetRow(name)));

function hide(hidden: boolean) {
  jest.spyOn(document, 'hidden', 'get').mockReturnValue(hidden);
  document.dispatchEvent(new Event('visibilitychange'));
}

/** Lets what has been answered arrive, and what is due within so many milliseconds happen. */
const pass = (ms = 0) => jest.advanceTimersByTimeAsync(ms);

describe('FleetPoller', () => {
  let api: InMemoryKuberayApi;
  let poller: FleetPoller;
  let stop: () => void;

  /** The state in a word, and the rows. */
  const seen = () => {
    const state = poller.getState();
    return 'fleet' in state
      ? [state.state, ...state.fleet.rows.map(({ ref }) => ref.name)]
      : [state.state];
  };

  beforeEach(() => {
    jest.useFakeTimers();
    api = InMemoryKuberayApi.create({ fleet: fleetOf('one') });
    poller = FleetPoller.create({ api, random: () => 0.5 });
    stop = poller.start();
  });

  afterEach(() => {
    stop();
    jest.restoreAllMocks();
    jest.useRealTimers();
  });

  it('reads at once, and every 15 s', async () => {
    await pass();
    expect(seen()).toEqual(['ready', 'one']);

    api.setFleet(fleetOf('one', 'two'));
    await pass(14_999);
    expect(seen()).toEqual(['ready', 'one']);
    await pass(1);
    expect(seen()).toEqual(['ready', 'one', 'two']);
  });

  it('is loading until the first answer', async () => {
    expect(FleetPoller.create({ api, random: () => 0.5 }).getState()).toEqual({
      state: 'loading',
    });
  });

  it('tells nobody of a fleet that still stands', async () => {
    await pass();
    const before = poller.getState();
    const told = jest.fn();
    poller.subscribe(told);

    await pass(60_000);

    expect(api.requests).toHaveLength(5);
    expect(told).not.toHaveBeenCalled();
    expect(poller.getState()).toBe(before);
  });

  it('makes no request while the page is hidden, and one as soon as it is shown', async () => {
    await pass();
    hide(true);
    await pass(600_000);
    expect(api.requests).toHaveLength(1);

    hide(false);
    await pass();
    expect(api.requests).toHaveLength(2);
    await pass(15_000);
    expect(api.requests).toHaveLength(3);
  });

  it('gives up what is under way when the page is hidden, and asks for it when it is shown', async () => {
    await pass();
    const signals: Array<AbortSignal | undefined> = [];
    api.getFleet = ({ signal }) => {
      signals.push(signal);
      return new Promise(() => {});
    };
    await pass(15_000);
    expect(signals.map(signal => signal?.aborted)).toEqual([false]);

    hide(true);
    expect(signals.map(signal => signal?.aborted)).toEqual([true]);
    await pass(600_000);
    expect(seen()).toEqual(['ready', 'one']);
    hide(false);

    expect(signals.map(signal => signal?.aborted)).toEqual([true, false]);
  });

  it('asks at once when the browser is online again', async () => {
    await pass();
    window.dispatchEvent(new Event('online'));
    await pass();

    expect(api.requests).toHaveLength(2);
  });

  it('keeps quiet about one failure, calls the second stale since the last good read, and recovers', async () => {
    await pass();
    const confirmedAt = Date.now();
    const error = new TypeError('Failed to fetch');
    api.failWith(error);
    await pass(15_000);
    expect(seen()).toEqual(['ready', 'one']);

    await pass(2_000);
    expect(poller.getState()).toEqual({
      state: 'stale',
      fleet: expect.anything(),
      since: confirmedAt,
      error,
    });

    api.failWith(undefined);
    await pass(4_000);
    expect(seen()).toEqual(['ready', 'one']);
  });

  it('fails at once where there never was a fleet, and tries again by itself and on demand', async () => {
    stop();
    poller = FleetPoller.create({ api, random: () => 0.5 });
    api.failWith(await aResponseError(500, 'Error', 'Gone'));
    stop = poller.start();
    await pass();
    expect(seen()).toEqual(['failed']);

    poller.retry();
    expect(seen()).toEqual(['loading']);
    await pass();
    expect(seen()).toEqual(['failed']);

    api.failWith(undefined);
    await pass(4_000);
    expect(seen()).toEqual(['ready', 'one']);
  });

  it('drops what it shows when it is refused, and shows it anew when it is allowed again', async () => {
    await pass();
    api.failWith(await aResponseError(403, 'NotAllowedError', 'No'));
    await pass(15_000);
    expect(seen()).toEqual(['forbidden']);

    api.failWith(undefined);
    await pass(60_000);
    expect(seen()).toEqual(['ready', 'one']);
  });

  it('gives up an answer that does not come, and asks again', async () => {
    await pass();
    const getFleet = api.getFleet.bind(api);
    api.getFleet = () => new Promise(() => {});
    await pass(15_000 + POLL_TIMEOUT_MS);
    api.getFleet = getFleet;
    api.setFleet(fleetOf('one', 'two'));
    await pass(2_000);

    expect(seen()).toEqual(['ready', 'one', 'two']);
  });

  it('makes no request after it was stopped', async () => {
    await pass();
    stop();
    await pass(600_000);

    expect(api.requests).toHaveLength(1);
  });
});
