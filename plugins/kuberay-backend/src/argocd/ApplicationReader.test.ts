import { mockServices } from '@backstage/backend-test-utils';
import type { ApplicationRecord } from 'backstage-plugin-kuberay-common';
import type { KubeObject } from '../kube/KubeConnection';
import { KubeError } from '../kube/KubeError';
import { NO_METRICS } from '../metrics/KuberayMetrics';
import type { WatchEvent } from '../watch/WatchEvent';
import nodesLost from './__fixtures__/nodes-lost.json';
import { ScriptedArgocd } from './__testUtils__/ScriptedArgocd';
import { ApplicationReader } from './ApplicationReader';
import { WantedApplications } from './WantedApplications';

const down = new KubeError('unreachable', 'Argo CD cannot be reached');

/** As the stream tells it: with all that it was asked for. */
const streamed = (name: string, changes: object = {}): KubeObject => ({
  ...nodesLost.application,
  metadata: Object.assign({}, nodesLost.application.metadata, {
    name,
    uid: `uid-of-${name}`,
  }),
  status: { ...nodesLost.application.status, ...changes },
});

/** As a list tells it: with what `fields` can select of one, and no more. */
const listed = (name: string, changes: object = {}): KubeObject => ({
  metadata: { name, namespace: 'argocd' },
  spec: nodesLost.application.spec,
  status: {
    sync: { status: 'Synced' },
    health: { status: 'Healthy' },
    operationState: {
      phase: 'Succeeded',
      startedAt: nodesLost.application.status.operationState.startedAt,
      finishedAt: nodesLost.application.status.operationState.finishedAt,
    },
    resources: nodesLost.application.status.resources,
    ...changes,
  },
});

describe('ApplicationReader', () => {
  let argocd: ScriptedArgocd;
  let wanted: WantedApplications;
  let events: Array<WatchEvent<ApplicationRecord>>;
  let stop: () => Promise<void>;
  const logger = mockServices.logger.mock();

  beforeEach(() => {
    jest.useFakeTimers();
    jest.clearAllMocks();
    argocd = new ScriptedArgocd();
    wanted = WantedApplications.create();
    events = [];
  });

  afterEach(async () => {
    await stop();
    jest.useRealTimers();
  });

  const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);

  async function start(): Promise<void> {
    const stopped = new AbortController();
    const running = ApplicationReader.create({
      instance: { name: 'internal', api: argocd, wanted },
      store: { apply: event => void events.push(event) },
      versions: { set: () => {} },
      logger,
      metrics: NO_METRICS,
      random: () => 1,
    }).run(stopped.signal);
    stop = async () => {
      stopped.abort();
      await running;
    };
    await pass(0);
  }

  /** What the store was told since the last time, in short. */
  const told = () =>
    events.splice(0).flatMap(event => {
      switch (event.type) {
        case 'replaced':
          return [['replaced', ...event.records.map(({ uid }) => uid)]];
        case 'applied':
          return [['applied', event.record.name, event.record.syncStatus]];
        case 'deleted':
          return [['deleted', event.key.name]];
        case 'failed':
          return [['failed', event.problem.code]];
        default:
          return [];
      }
    });

  const asked = (what: string) =>
    argocd.asked.filter(question => question === what).length;

  it('tells the list once the stream has told the uids that a list leaves out', async () => {
    argocd.listed = [listed('a'), listed('b')];
    argocd.added = [streamed('a'), streamed('b')];
    await start();

    expect(told()).toEqual([['replaced', 'uid-of-a', 'uid-of-b']]);
    expect(argocd.asked).toEqual(['list', 'stream']);
  });

  it('tells the list alone after two seconds where the stream tells nothing', async () => {
    argocd.listed = [listed('a')];
    argocd.added = [];
    await start();

    expect(told()).toEqual([]);
    await pass(2_000);
    expect(told()).toEqual([['replaced', 'argocd:internal/argocd/a']]);
  });

  it('tells what the stream tells, and nothing that did not change', async () => {
    argocd.listed = [streamed('a')];
    await start();
    told();

    argocd.send({ type: 'MODIFIED', object: streamed('a') });
    argocd.send({
      type: 'MODIFIED',
      object: streamed('a', { sync: { status: 'OutOfSync' } }),
    });
    argocd.send({ type: 'ADDED', object: streamed('b') });
    argocd.send({ type: 'DELETED', object: streamed('a') });
    await pass(0);

    expect(told()).toEqual([
      ['applied', 'a', 'OutOfSync'],
      ['applied', 'b', 'Synced'],
      ['deleted', 'a'],
    ]);
  });

  it('leaves out an Application that cannot be read, and keeps the others', async () => {
    argocd.listed = [streamed('a')];
    await start();
    told();

    const broken: KubeObject = {
      metadata: { namespace: 'argocd', name: 'broken' },
      spec: 7,
    };
    argocd.send({ type: 'ADDED', object: broken });
    argocd.send({ type: 'ADDED', object: streamed('b') });
    await pass(0);

    expect(told()).toEqual([['applied', 'b', 'Synced']]);
    expect(logger.warn).toHaveBeenCalledTimes(1);
  });

  it('lists again after a stream that ended, and tells only what has changed meanwhile', async () => {
    argocd.listed = [streamed('a'), streamed('b')];
    await start();
    await pass(10_000);
    told();

    argocd.listed = [
      streamed('a'),
      listed('b', { sync: { status: 'OutOfSync' } }),
    ];
    argocd.send('end');
    await pass(500);

    expect(asked('list')).toBe(2);
    expect(told()[0]).toEqual(['applied', 'b', 'OutOfSync']);
  });

  it('says what is gone since the last list', async () => {
    argocd.listed = [streamed('a'), streamed('b')];
    await start();
    await pass(10_000);
    told();

    argocd.listed = [streamed('b')];
    argocd.send('end');
    await pass(500);

    expect(told()).toEqual([['deleted', 'a']]);
  });

  it('stays live while streams break and lists succeed, and lists ever less often', async () => {
    argocd.listed = [streamed('a')];
    await start();
    told();
    for (let broken = 0; broken < 20; broken += 1) {
      argocd.send(
        new KubeError('malformed', 'Argo CD sends a line that is no event'),
      );
      await pass(15_000);
    }

    expect(told()).toEqual([]);
    expect(logger.warn).not.toHaveBeenCalled();
    expect(asked('list')).toBeLessThanOrEqual(22);
  });

  it('keeps the data, says once that they are old, and heals', async () => {
    argocd.listed = [streamed('a')];
    await start();
    await pass(10_000);
    told();

    argocd.listed = down;
    argocd.send('end');
    await pass(120_000);
    expect(
      told().every(
        ([type, code]) => type === 'failed' && code === 'unreachable',
      ),
    ).toBe(true);
    expect(logger.warn).toHaveBeenCalledTimes(1);

    argocd.listed = [streamed('a')];
    await pass(15_000);
    expect(told()).toEqual([['replaced', 'uid-of-a']]);
  });

  it('leaves Argo CD alone for as long as it asks', async () => {
    argocd.listed = new KubeError('server-error', 'Too many', undefined, {
      retryAfterMs: 40_000,
    });
    await start();
    await pass(39_000);
    expect(asked('list')).toBe(1);
    await pass(2_000);

    expect(asked('list')).toBe(2);
  });

  it('forgets what it knew of an Application that has become unreadable', async () => {
    argocd.listed = [streamed('a'), streamed('b')];
    await start();
    told();

    argocd.send({ type: 'MODIFIED', object: { ...streamed('a'), spec: 7 } });
    await pass(0);

    expect(told()).toEqual([['deleted', 'a']]);
  });

  it('tells a dead stream from a quiet one: silence of a minute makes it list again', async () => {
    argocd.listed = [streamed('a')];
    await start();
    await pass(59_000);
    expect(asked('list')).toBe(1);
    await pass(2_000);
    expect(asked('list')).toBe(2);

    argocd.listed = down;
    await pass(62_000);
    expect(told().pop()).toEqual(['failed', 'unreachable']);
  });

  it('lets a stream with heartbeats live for ten minutes', async () => {
    argocd.listed = [streamed('a')];
    await start();
    for (let beats = 0; beats < 39; beats += 1) {
      await pass(15_000);
      argocd.send({ type: 'HEARTBEAT' });
    }
    expect(asked('list')).toBe(1);
    await pass(16_000);
    expect(asked('list')).toBe(2);
  });

  it('is not confused by a wall clock that jumps', async () => {
    argocd.listed = [streamed('a')];
    await start();
    jest.setSystemTime(Date.now() + 86_400_000);
    argocd.send({ type: 'HEARTBEAT' });
    await pass(30_000);
    jest.setSystemTime(Date.now() - 2 * 86_400_000);
    argocd.send({ type: 'HEARTBEAT' });
    await pass(30_000);

    expect(argocd.asked).toEqual(['list', 'stream']);
  });

  describe('an Application that somebody looks at', () => {
    const look = () => wanted.want({ namespace: 'argocd', name: 'a' });

    it('is not asked for where the stream tells all of it', async () => {
      argocd.listed = [streamed('a')];
      await start();

      look();
      await pass(60_000);

      expect(asked('get a')).toBe(0);
    });

    it('is read whole where list and stream leave parts out, once however many look', async () => {
      argocd.listed = [listed('a')];
      argocd.wholes.set(
        'a',
        streamed('a', { conditions: [{ type: 'SyncError', message: 'no' }] }),
      );
      await start();
      await pass(2_000);
      told();

      for (let viewers = 0; viewers < 200; viewers += 1) {
        look();
      }
      await pass(30_000);

      expect(asked('get a')).toBe(1);
      expect(told()).toEqual([['applied', 'a', 'Synced']]);
    });

    it('is read again when it has changed, at most every 10 s', async () => {
      argocd.listed = [listed('a')];
      argocd.wholes.set('a', streamed('a'));
      await start();
      look();
      await pass(0);
      for (let change = 0; change < 30; change += 1) {
        const status = change % 2 ? 'Synced' : 'OutOfSync';
        argocd.send({
          type: 'MODIFIED',
          object: listed('a', { sync: { status } }),
        });
        await pass(1_000);
      }

      expect(asked('get a')).toBeGreaterThan(1);
      expect(asked('get a')).toBeLessThanOrEqual(4);
    });

    it('is asked for by nobody a minute after the last look', async () => {
      argocd.listed = [streamed('a')];
      argocd.wholes.set('a', streamed('a'));
      await start();
      look();
      await pass(61_000);

      argocd.send({
        type: 'MODIFIED',
        object: listed('a', { sync: { status: 'OutOfSync' } }),
      });
      await pass(30_000);

      expect(asked('get a')).toBe(0);
    });
  });
});
