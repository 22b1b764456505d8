import { mockServices } from '@backstage/backend-test-utils';
import { aRayClusterRecord } from 'backstage-plugin-kuberay-common/testUtils';
import type { KubeConnection, KubeServicePath } from '../kube/KubeConnection';
import { KubeError } from '../kube/KubeError';
import { NO_METRICS } from '../metrics/KuberayMetrics';
import { InMemoryResourceStore } from '../store/InMemoryResourceStore';
import events from './__fixtures__/cluster_events.json';
import status from './__fixtures__/cluster_status.json';
import version from './__fixtures__/version.json';
import { ProxyRayWordsReader } from './ProxyRayWordsReader';

const DEMO = { cluster: 'prod', namespace: 'ray', name: 'demo-kuberay' };

type Answer = (path: KubeServicePath, signal: AbortSignal) => Promise<string>;

const healthy: Answer = async ({ segments }) =>
  JSON.stringify(
    { cluster_status: status, cluster_events: events, version }[
      segments[segments.length - 1]
    ],
  );

const failing =
  (error: Error): Answer =>
  async () => {
    throw error;
  };

/** A reader of one RayCluster, whose dashboard answers as the test says. */
class Scene {
  readonly asked: string[] = [];
  readonly outcomes: string[] = [];
  readonly told: string[] = [];
  readonly logger = mockServices.logger.mock();
  readonly store = InMemoryResourceStore.create();
  readonly stopped = new AbortController();
  answer: Answer = healthy;
  connected = true;
  readonly reader: ProxyRayWordsReader;

  constructor(enabled = true) {
    this.store.add('prod');
    this.put(aRayClusterRecord());
    // The only method that is called.
    const connection = {
      getFromService: (path: KubeServicePath, signal: AbortSignal) => {
        const { namespace, service, port, segments, query } = path;
        this.asked.push(
          `${namespace}/${service}:${port}/${segments.join('/')}${
            query ? `?${new URLSearchParams(query)}` : ''
          }`,
        );
        return this.answer(path, signal);
      },
    } as unknown as KubeConnection;
    this.reader = ProxyRayWordsReader.create({
      enabled,
      store: this.store,
      connectionOf: () => (this.connected ? connection : undefined),
      metrics: {
        ...NO_METRICS,
        asked: ({ outcome }) => this.outcomes.push(outcome),
      },
      logger: this.logger,
      signal: this.stopped.signal,
    });
    this.reader.subscribe(({ name }) => this.told.push(name));
  }

  put(...records: ReturnType<typeof aRayClusterRecord>[]) {
    const at = new Date().toISOString();
    const writer = this.store.writer('prod', 'RayCluster');
    writer.apply({ type: 'replaced', records, at });
  }

  /** Looks, and waits until the round has ended. */
  async read() {
    this.reader.look(DEMO);
    await jest.advanceTimersByTimeAsync(0);
    return this.reader.look(DEMO);
  }
}

describe('ProxyRayWordsReader', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: Date.parse('2026-11-21T02:41:00Z') });
  });

  afterEach(() => jest.useRealTimers());

  it('reads status, events and version of the head, through the service that KubeRay names', async () => {
    const scene = new Scene();
    expect(scene.reader.look(DEMO).state).toBe('reading');
    expect(await scene.read()).toEqual({
      state: 'known',
      reason: undefined,
      observedAt: '2026-11-21T02:41:00.000Z',
      rayVersion: '2.52.0',
      messages: [expect.objectContaining({ severity: 'warning', count: 5 })],
      pendingDemands: [
        expect.objectContaining({ count: 4 }),
        expect.objectContaining({ count: 2 }),
      ],
      status: status.data.clusterStatus,
    });
    expect(scene.asked).toEqual([
      'ray/demo-kuberay-head-svc:dashboard/api/cluster_status?format=1',
      'ray/demo-kuberay-head-svc:dashboard/api/v0/cluster_events?limit=10000',
      'ray/demo-kuberay-head-svc:dashboard/api/version',
    ]);
    expect(scene.told).toEqual(['demo-kuberay']);
  });

  it('reads the newest words of a cluster that has repeated a warning for half a day', async () => {
    const scene = new Scene();
    const [event] = events.data.result.result;
    const result = Array.from({ length: 9_999 }, () => event).concat({
      ...event,
      time: '2026-11-21 16:00:00',
      message: 'Adding 1 node(s) of type gpu.',
    });
    scene.answer = async path =>
      path.segments.includes('cluster_events')
        ? JSON.stringify({ data: { result: { result } } })
        : healthy(path, new AbortController().signal);
    scene.reader.look(DEMO);
    expect((await scene.read()).messages).toEqual([
      expect.objectContaining({ count: 9_999 }),
      expect.objectContaining({ message: 'Adding 1 node(s) of type gpu.' }),
    ]);
  });

  it('asks one round in ten seconds, however often somebody looks', async () => {
    const scene = new Scene();
    for (let second = 0; second < 30; second++) {
      for (let viewer = 0; viewer < 20; viewer++) {
        scene.reader.look(DEMO);
      }
      await jest.advanceTimersByTimeAsync(1000);
    }
    expect(scene.asked).toHaveLength(3 * 3);
  });

  it('never asks twice at a time', async () => {
    const scene = new Scene();
    scene.answer = () => new Promise(() => {});
    scene.reader.look(DEMO);
    await jest.advanceTimersByTimeAsync(4000);
    scene.reader.look(DEMO);
    expect(scene.asked).toHaveLength(3);
  });

  it('tells what repeats itself once a minute, and what is new at once', async () => {
    const scene = new Scene();
    let repeated = 0;
    const said = ['Adding 1 node(s) of type gpu.'];
    scene.answer = async (path, signal) => {
      if (!path.segments.includes('cluster_events')) {
        return healthy(path, signal);
      }
      repeated += 1;
      // Two warnings that are repeated in turn, as often as somebody asks.
      const at = (hour: number) => (message: string, second: number) => ({
        time: `2026-11-21 ${hour}:00:0${second}`,
        source_type: 'AUTOSCALER',
        severity: 'WARNING',
        message,
      });
      const warnings = ['no GPU', 'no TPU', 'no GPU'];
      const result = [
        ...warnings.slice(0, 2 + (repeated % 2)).map(at(16)),
        ...said.map(at(17)),
      ];
      return JSON.stringify({ data: { result: { result } } });
    };
    const first = await scene.read();
    const heard = new Set([first]);
    for (let second = 0; second < 50; second += 10) {
      await jest.advanceTimersByTimeAsync(10_000);
      heard.add(await scene.read());
    }
    expect([heard.size, repeated]).toEqual([1, 6]);

    await jest.advanceTimersByTimeAsync(10_000);
    const minuteLater = await scene.read();
    expect(minuteLater).not.toBe(first);
    expect(minuteLater.observedAt).toBe('2026-11-21T02:42:00.000Z');
    const told = scene.told.length;

    said.push('Adding 2 node(s) of type gpu.');
    await jest.advanceTimersByTimeAsync(10_000);
    expect((await scene.read()).messages.at(-1)?.message).toBe(
      'Adding 2 node(s) of type gpu.',
    );
    expect(scene.told.length).toBeGreaterThan(told);
  });

  it('asks nothing more when nobody looks, and goes on while somebody who is told looks again', async () => {
    const scene = new Scene();
    scene.reader.look(DEMO);
    await jest.advanceTimersByTimeAsync(600_000);
    expect(scene.asked).toHaveLength(3);
    const leave = scene.reader.subscribe(ref => scene.reader.look(ref));
    scene.reader.look(DEMO);
    await jest.advanceTimersByTimeAsync(39_000);
    expect(scene.asked).toHaveLength(3 + 4 * 3);
    leave();
    await jest.advanceTimersByTimeAsync(600_000);
    expect(scene.asked).toHaveLength(3 + 4 * 3);
  });

  it.each([
    ['when it is not configured', new Scene(false), aRayClusterRecord()],
    [
      'of a cluster without an autoscaler',
      new Scene(),
      aRayClusterRecord({ spec: { autoscaling: false } }),
    ],
  ])('asks nothing %s', async (_when, scene, record) => {
    scene.put(record);
    expect((await scene.read()).state).toBe('off');
    expect(scene.asked).toEqual([]);
  });

  it('says which right is missing, once in the log, and asks again after five minutes', async () => {
    const scene = new Scene();
    scene.answer = failing(new KubeError('forbidden', 'no'));
    const words = await scene.read();
    expect(words).toEqual({
      state: 'unknown',
      reason:
        'The account that reads cluster prod lacks the right to get services/proxy in namespace ray',
      messages: [],
      pendingDemands: [],
    });
    await jest.advanceTimersByTimeAsync(290_000);
    await scene.read();
    expect(scene.asked).toHaveLength(3);
    await jest.advanceTimersByTimeAsync(10_000);
    await scene.read();
    expect(scene.asked).toHaveLength(6);
    expect(scene.logger.warn.mock.calls).toEqual([
      [
        "Ray's own words are not read: The account that reads cluster prod lacks the right to get services/proxy in namespace ray",
      ],
    ]);
  });

  it('keeps the last good words with their age when the head does not answer', async () => {
    const scene = new Scene();
    const good = await scene.read();
    scene.answer = failing(new KubeError('server-error', 'no endpoints'));
    await jest.advanceTimersByTimeAsync(10_000);
    expect(await scene.read()).toEqual({
      ...good,
      state: 'unknown',
      reason:
        "Ray's dashboard does not answer: the head is not ready, or its service has no port named dashboard",
    });
  });

  it('keeps the rest when one answer fails', async () => {
    const scene = new Scene();
    scene.answer = async (path, signal) => {
      if (path.segments.includes('cluster_events')) {
        throw new KubeError('not-found', 'no');
      }
      return healthy(path, signal);
    };
    expect(await scene.read()).toMatchObject({
      state: 'known',
      rayVersion: '2.52.0',
      messages: [],
      pendingDemands: [{ count: 4 }, { count: 2 }],
      reason:
        "The head's service, or what was asked of Ray's dashboard, is not there",
    });
    expect(scene.outcomes.sort()).toEqual(['not-found', 'ok', 'ok']);
  });

  it.each<[string, Answer, string]>([
    [
      'wants a token',
      failing(new KubeError('unauthorized', 'no')),
      "Ray's dashboard asks for a token, which this plugin does not have",
    ],
    [
      'is silent',
      (_path, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
        }),
      "Ray's dashboard did not answer within 5 seconds",
    ],
    [
      'answers with null',
      async () => JSON.stringify({ data: { clusterStatus: null } }),
      "Ray's dashboard answered with something that is not understood",
    ],
    [
      'answers with a page',
      async () => '<html>',
      "Ray's dashboard answered with something that is not understood",
    ],
    [
      'answers with more than eight MiB',
      async () => JSON.stringify({ ...status, x: 'x'.repeat(8 * 1024 * 1024) }),
      "Ray's dashboard answered with something that is not understood",
    ],
  ])('says why nothing is known when it %s', async (_how, answer, reason) => {
    const scene = new Scene();
    scene.answer = answer;
    scene.reader.look(DEMO);
    await jest.advanceTimersByTimeAsync(5000);
    expect(scene.reader.look(DEMO)).toMatchObject({
      state: 'unknown',
      reason,
    });
  });

  it('says why when there is nobody to ask', async () => {
    const scene = new Scene();
    scene.put(aRayClusterRecord({ status: { headServiceName: undefined } }));
    expect((await scene.read()).reason).toBe(
      'KubeRay has not named the service of the head yet',
    );
    scene.connected = false;
    await jest.advanceTimersByTimeAsync(10_000);
    expect((await scene.read()).reason).toBe(
      "Ray's dashboard is reached through the Kubernetes API, and cluster prod is not read that way",
    );
    expect(scene.asked).toEqual([]);
  });

  it('forgets the words of a cluster that was made anew under the same name', async () => {
    const scene = new Scene();
    await scene.read();
    scene.put(aRayClusterRecord({ uid: 'another' }));
    expect(scene.reader.look(DEMO)).toEqual({
      state: 'reading',
      messages: [],
      pendingDemands: [],
    });
  });

  it('is told nothing and asks nothing after the end', async () => {
    const scene = new Scene();
    scene.reader.look(DEMO);
    scene.stopped.abort();
    await jest.advanceTimersByTimeAsync(60_000);
    scene.reader.look(DEMO);
    expect(scene.asked).toHaveLength(3);
    expect(scene.told).toEqual([]);
  });
});
