import { aFleetRow } from '../components/FleetPage/__fixtures__/aFleetRow';
import type { FleetHistoryView } from 'backstage-plugin-kuberay-common';
import { aResponseError, InMemoryKuberayApi } from '../testUtils';
import { FleetHistoryPoller } from './FleetHistoryPoller';

const line = {
  ref: aFleetRow('one').ref,
  ready: [1, null, 3],
  desired: [3, null, 3],
};
const fleetHistory: FleetHistoryView = {
  from: '2026-11-21T09:00:00Z',
  to: '2026-11-21T10:00:00Z',
  step: 'PT2M30S',
  rayClusters: [line],
};

const pass = (ms = 0) => jest.advanceTimersByTimeAsync(ms);

describe('FleetHistoryPoller', () => {
  let api: InMemoryKuberayApi;
  let poller: FleetHistoryPoller;
  let stop: () => void;

  beforeEach(() => {
    jest.useFakeTimers();
    api = InMemoryKuberayApi.create({ fleetHistory });
    poller = FleetHistoryPoller.create({ api, cursors: () => [undefined] });
    stop = poller.start();
  });

  afterEach(() => {
    stop();
    jest.useRealTimers();
  });

  it('holds the lines by Ray cluster, read anew each minute', async () => {
    await pass();
    expect(poller.getState()).toEqual({
      state: 'ready',
      lines: new Map([['prod/ray/one', line]]),
    });

    await pass(60_000);
    expect(api.requests).toEqual(['getFleetHistory', 'getFleetHistory']);
  });

  it('reads a page of it for each page of the fleet', async () => {
    stop();
    api.requests.length = 0;
    stop = FleetHistoryPoller.create({
      api,
      cursors: () => [undefined, 'c1', 'c2'],
    }).start();
    await pass();

    expect(api.requests).toHaveLength(3);
  });

  it('keeps the last good lines when a read fails', async () => {
    await pass();
    const before = poller.getState();
    api.failWith(new TypeError('Failed to fetch'));
    await pass(60_000);

    expect(poller.getState()).toBe(before);
  });

  it('tells a failure from a backend that keeps no history', async () => {
    stop();
    for (const [status, state] of [
      [500, 'failed'],
      [404, 'unavailable'],
    ] as const) {
      const other = FleetHistoryPoller.create({
        api,
        cursors: () => [undefined],
      });
      api.failWith(await aResponseError(status, 'Error', 'No'));
      const end = other.start();
      await pass();
      expect(other.getState().state).toBe(state);
      end();
    }
  });
});
