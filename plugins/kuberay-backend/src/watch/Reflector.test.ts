import { mockServices } from '@backstage/backend-test-utils';
import type { Script, WatchStep } from '../__testUtils__/ScriptedConnection';
import {
  ScriptedConnection,
  aPage,
  anObject,
} from '../__testUtils__/ScriptedConnection';
import type { KubeObject } from '../kube/KubeConnection';
import { KubeError } from '../kube/KubeError';
import { watchedKinds } from '../kube/watchedKinds';
import { NO_METRICS } from '../metrics/KuberayMetrics';
import { Reflector } from './Reflector';
import type { ReflectorOptions } from './Reflector';
import type { ObjectKey, WatchEvent } from './WatchEvent';

const expired = new KubeError('expired', 'too old');
const forbidden = new KubeError('forbidden', 'not allowed');
const notInstalled = new KubeError('not-installed', 'not served');
const unreachable = new KubeError('unreachable', 'does not answer');
const serverError = new KubeError('server-error', 'answers with HTTP 500');
const malformed = new KubeError('malformed', 'no event');

const START = '2026-11-21T02:00:00.000Z';

function change(
  type: 'ADDED' | 'MODIFIED' | 'DELETED',
  name: string,
  resourceVersion: string,
) {
  return { type, object: anObject(name), resourceVersion };
}

/** Keeps the key of an object, but of objects that are called so does nothing or fails. */
function project({ metadata }: KubeObject): ObjectKey | undefined {
  if (metadata.name === 'broken') {
    throw new Error('no spec');
  }
  return metadata.name === 'foreign'
    ? undefined
    : { namespace: metadata.namespace ?? '', name: metadata.name };
}

/** Events as a test writes them: `replaced a,b`, `applied a`, `failed forbidden`. */
function brief(event: WatchEvent<ObjectKey>): string {
  switch (event.type) {
    case 'replaced':
      return `replaced ${event.records.map(({ name }) => name).join()}`;
    case 'applied':
      return `applied ${event.record.name}`;
    case 'deleted':
      return `deleted ${event.key.namespace}/${event.key.name}`;
    case 'failed':
      return `failed ${event.problem.code}`;
    case 'bookmarked':
    case 'resumed':
    case 'not-installed':
    case 'scoped':
      return event.type;
    default:
      throw new Error(`Unexpected ${JSON.stringify(event)}`);
  }
}

describe('Reflector', () => {
  let stop: AbortController;
  beforeEach(() => {
    jest.useFakeTimers({ now: new Date(START) });
    stop = new AbortController();
  });
  afterEach(() => {
    stop.abort();
    jest.useRealTimers();
  });

  /** Runs a reflector over a script; jitter is at its most. */
  const reflect = (...scripts: Script[]) => reflectWith({}, ...scripts);
  const reflectIn = (namespace: string, ...scripts: Script[]) =>
    reflectWith({ namespace }, ...scripts);

  function reflectWith(
    options: Partial<ReflectorOptions<ObjectKey>>,
    ...scripts: Script[]
  ) {
    const connection = new ScriptedConnection(...scripts);
    const events: WatchEvent<ObjectKey>[] = [];
    const logger = mockServices.logger.mock();
    const reflector = Reflector.create({
      kind: watchedKinds.RayCluster,
      connection,
      store: { apply: event => events.push(event) },
      logger,
      project,
      random: () => 1,
      ...options,
    });
    const running = reflector.run(stop.signal);
    return {
      reflector,
      connection,
      events,
      logger,
      running,
      told: () => events.map(brief),
      passes: (ms: number) => jest.advanceTimersByTimeAsync(ms),
    };
  }

  it('lists all pages, then watches from where the last one ended', async () => {
    const { connection, events, passes } = reflect(
      aPage('100', ['a', 'b'], 'more'),
      aPage('100', ['c']),
    );

    await passes(0);

    expect(connection.asked).toEqual(['list', 'list more', 'watch 100']);
    expect(events).toEqual([
      {
        type: 'replaced',
        records: [
          { namespace: 'ray', name: 'a' },
          { namespace: 'ray', name: 'b' },
          { namespace: 'ray', name: 'c' },
        ],
        at: START,
      },
    ]);
  });

  it('tells every change, and goes on from the last one when the server ends the watch', async () => {
    const { connection, told, passes } = reflect(
      aPage('100', ['a']),
      {
        watch: [
          change('ADDED', 'b', '101'),
          change('MODIFIED', 'a', '102'),
          change('DELETED', 'b', '103'),
          { type: 'BOOKMARK', resourceVersion: '150' },
          'ends',
        ],
      },
      { watch: [change('ADDED', 'c', '151')] },
    );

    await passes(0);

    expect(connection.asked).toEqual(['list', 'watch 100', 'watch 150']);
    expect(told()).toEqual([
      'replaced a',
      'applied b',
      'applied a',
      'deleted ray/b',
      'bookmarked',
      // The end itself.
      'bookmarked',
      'applied c',
    ]);
  });

  it('lists again at once when the watch is too old, and says nothing of a failure', async () => {
    const { connection, told, passes } = reflect(
      aPage('100', ['a']),
      { watch: [{ fails: expired }] },
      aPage('200', ['b']),
    );

    await passes(0);

    expect(connection.asked).toEqual([
      'list',
      'watch 100',
      'list',
      'watch 200',
    ]);
    expect(told()).toEqual(['replaced a', 'replaced b']);
  });

  it('begins the list anew when its continue token is too old', async () => {
    const { connection, told, passes } = reflect(
      aPage('100', ['a'], 'more'),
      { listFails: expired },
      aPage('200', ['a', 'b']),
    );

    await passes(0);

    expect(connection.asked).toEqual([
      'list',
      'list more',
      'list',
      'watch 200',
    ]);
    expect(told()).toEqual(['replaced a,b']);
  });

  it('does not list in circles when every watch is too old', async () => {
    const { connection, passes } = reflect(
      aPage('100', []),
      { watch: [{ fails: expired }] },
      aPage('100', []),
      { watch: [{ fails: expired }] },
      aPage('100', []),
    );

    await passes(999);
    const before = [...connection.asked];
    await passes(1);

    expect(before).toEqual(['list', 'watch 100', 'list', 'watch 100']);
    expect(connection.asked).toEqual([...before, 'list', 'watch 100']);
  });

  it('says so when a list is too old again and again before its last page', async () => {
    const { told, passes } = reflect(
      ...[1, 2, 3, 4].flatMap(() => [
        aPage('100', ['a'], 'more'),
        { listFails: expired },
      ]),
      aPage('200', ['a', 'b']),
    );

    await passes(2_999);
    const before = told();
    await passes(5_000);

    expect(before).toEqual([]);
    expect(told()).toEqual(['failed server-error', 'replaced a,b']);
  });

  describe('with a streaming list', () => {
    const end = (resourceVersion: string) =>
      ({ type: 'BOOKMARK', resourceVersion, endsInitialEvents: true } as const);

    it('tells what was there at once and not before it is complete, and goes on in the same watch', async () => {
      const { connection, events, told, passes } = reflect({
        stream: [
          change('ADDED', 'a', '90'),
          change('ADDED', 'b', '91'),
          { silentMs: 1_000 },
          change('MODIFIED', 'a', '101'),
          change('DELETED', 'b', '102'),
          change('ADDED', 'c', '103'),
          end('103'),
          { silentMs: 80_000 },
          change('ADDED', 'd', '104'),
          'ends',
        ],
      });

      await passes(999);
      const before = told();
      await passes(1);
      const listed = [...events];
      await passes(80_000);

      expect(before).toEqual([]);
      expect(listed).toEqual([
        {
          type: 'replaced',
          records: [
            { namespace: 'ray', name: 'a' },
            { namespace: 'ray', name: 'c' },
          ],
          at: '2026-11-21T02:00:01.000Z',
        },
      ]);
      expect(told()).toEqual(['replaced a,c', 'applied d', 'bookmarked']);
      expect(connection.asked).toEqual(['stream', 'watch 104']);
    });

    it('counts it as a list, not as changes', async () => {
      const metrics = {
        ...NO_METRICS,
        listed: jest.fn(),
        watchEvent: jest.fn(),
      };
      const { passes } = reflectWith(
        { metrics, source: 'prod' },
        { stream: [change('ADDED', 'a', '90'), end('100')] },
      );

      await passes(0);

      expect(metrics.listed.mock.calls).toEqual([
        [{ source: 'prod', kind: 'RayCluster', reason: 'start' }],
      ]);
      expect(metrics.watchEvent).not.toHaveBeenCalled();
    });

    it('leaves out what cannot be read, and takes a kind of which there is nothing', async () => {
      const { told, passes } = reflect(
        {
          stream: [
            change('ADDED', 'broken', '1'),
            change('ADDED', 'foreign', '2'),
            end('100'),
            { fails: expired },
          ],
        },
        { stream: [end('200')] },
      );

      await passes(0);

      expect(told()).toEqual(['replaced ', 'replaced ']);
    });

    it.each([
      ['refuses it', { fails: new KubeError('not-streamed', 'no') }],
      ['lets lists be read and no watches', { fails: forbidden }],
      [
        'sends a bookmark of its own',
        { type: 'BOOKMARK', resourceVersion: '9' },
      ],
      ['ends it before all has come', 'ends'],
      ['fails at it', { fails: serverError }],
      ['says something unreadable', { fails: malformed }],
      ['finds it too old', { fails: expired }],
    ] satisfies [string, WatchStep][])(
      'asks for pages at once, and says nothing of it, when the server %s',
      async (_, step) => {
        const { connection, told, logger, passes } = reflect(
          { stream: [step] },
          aPage('100', ['a']),
        );

        await passes(0);

        expect(connection.asked).toEqual(['stream', 'list', 'watch 100']);
        expect(told()).toEqual(['replaced a']);
        expect(logger.warn).not.toHaveBeenCalled();
      },
    );

    it('asks for pages when the server sends what is there and never says that it was all', async () => {
      const { connection, told, passes } = reflect(
        { stream: [change('ADDED', 'a', '90')] },
        aPage('100', ['a', 'b']),
      );

      await passes(9_999);
      const before = [...connection.asked];
      await passes(1);

      expect(before).toEqual(['stream']);
      expect(connection.asked).toEqual(['stream', 'list', 'watch 100']);
      expect(told()).toEqual(['replaced a,b']);
    });

    it('asks for pages when a stream breaks in the middle, since pages get further each time', async () => {
      const { connection, told, passes } = reflect(
        { stream: [change('ADDED', 'a', '90'), { fails: unreachable }] },
        aPage('100', ['a', 'b']),
      );

      await passes(0);

      expect(connection.asked).toEqual(['stream', 'list', 'watch 100']);
      expect(told()).toEqual(['replaced a,b']);
    });

    it.each([
      [
        'takes no credentials',
        new KubeError('unauthorized', 'no'),
        'failed unauthorized',
      ],
      ['does not serve the kind', notInstalled, 'not-installed'],
    ])(
      'asks for a stream again when the server %s, which pages would not change',
      async (_, error, said) => {
        const { connection, told, passes } = reflect(
          { stream: [{ fails: error }] },
          { stream: [change('ADDED', 'a', '90'), end('100')] },
        );

        await passes(500);

        expect(connection.asked).toEqual(['stream', 'stream']);
        expect(told()).toEqual([said, 'replaced a']);
      },
    );

    it('tries pages and streams in turn while the server cannot be reached: it may be only watches that are cut', async () => {
      const { connection, told, passes } = reflect(
        { stream: [{ fails: unreachable }] },
        { listFails: unreachable },
        { stream: [{ fails: unreachable }] },
        aPage('100', ['a']),
      );

      await passes(500 + 1000 + 2000);

      expect(connection.asked).toEqual([
        'stream',
        'list',
        'stream',
        'list',
        'watch 100',
      ]);
      expect(new Set(told())).toEqual(
        new Set(['failed unreachable', 'replaced a']),
      );
    });

    it('asks for a stream again an hour after a refusal: the server may have been upgraded', async () => {
      const { connection, told, passes } = reflect(
        { stream: [{ fails: serverError }] },
        aPage('100', ['a']),
        {
          watch: [
            ...Array.from({ length: 59 }, (_, minute) => [
              { silentMs: 60_000 },
              { type: 'BOOKMARK', resourceVersion: `${101 + minute}` } as const,
            ]).flat(),
            { fails: expired },
          ],
        },
        aPage('200', ['b']),
        { watch: [{ silentMs: 60_000 }, { fails: expired }] },
        { stream: [change('ADDED', 'c', '290'), end('300')] },
      );

      await passes(3_601_000);

      expect(connection.asked).toEqual([
        'stream',
        'list',
        'watch 100',
        'list',
        'watch 200',
        'stream',
      ]);
      expect(told().filter(said => said !== 'bookmarked')).toEqual([
        'replaced a',
        'replaced b',
        'replaced c',
      ]);
    });

    it('says so when it takes longer than 30 seconds, and takes what it brings in the end', async () => {
      const { told, passes } = reflect({
        stream: [
          ...[1, 2, 3, 4, 5].flatMap(index => [
            { silentMs: 8_000 },
            change('ADDED', `a${index}`, `${index}`),
          ]),
          end('100'),
        ],
      });

      await passes(30_000);
      const before = told();
      await passes(10_000);

      expect(before).toEqual(['failed timeout']);
      expect(told()).toEqual(['failed timeout', 'replaced a1,a2,a3,a4,a5']);
    });

    it('does not spin when every stream ends with its list', async () => {
      const { connection, passes } = reflect(
        ...[1, 2, 3].flatMap((): Script[] => [
          { stream: [end('100'), 'ends'] },
        ]),
      );

      await passes(500 + 999);

      expect(connection.asked).toEqual(['stream', 'stream']);
    });
  });

  it('lists again when the cluster answers and never lets the cut watch go on, whatever cuts it', async () => {
    const { connection, told, passes } = reflect(
      aPage('100', ['a']),
      { watch: [change('ADDED', 'b', '101'), { fails: unreachable }] },
      { watch: [{ fails: unreachable }] },
      { listFails: forbidden },
    );
    connection.versionIs = 'told';

    await passes(500 + 1000);

    expect(connection.asked).toEqual([
      'list',
      'watch 100',
      'watch 101',
      'list',
    ]);
    expect(told()).toEqual([
      'replaced a',
      'applied b',
      'failed unreachable',
      'failed forbidden',
    ]);
  });

  it('takes a list of any length, from a server that knows no pages', async () => {
    const names = Array.from({ length: 200_000 }, (_, index) => `p${index}`);
    const { events, passes } = reflect(aPage('100', names));

    await passes(0);

    expect(events).toMatchObject([
      { type: 'replaced', records: { length: 200_000 } },
    ]);
  });

  it('lists again, and says why, when the watch has a malformed line', async () => {
    const { told, passes } = reflect(
      aPage('100', ['a']),
      { watch: [change('ADDED', 'b', '101'), { fails: malformed }] },
      aPage('200', ['a', 'b', 'c']),
    );

    await passes(500);

    expect(told()).toEqual([
      'replaced a',
      'applied b',
      'failed malformed',
      'replaced a,b,c',
    ]);
  });

  it('goes on where a watch was cut, and says nothing as long as that works', async () => {
    const { connection, told, passes, logger } = reflect(
      aPage('100', ['a']),
      { watch: [change('ADDED', 'b', '101'), { fails: unreachable }] },
      { watch: ['opens', change('ADDED', 'c', '102')] },
    );

    await passes(500);

    expect(connection.asked).toEqual(['list', 'watch 100', 'watch 101']);
    expect(told()).toEqual(['replaced a', 'applied b', 'resumed', 'applied c']);
    expect(logger.warn).not.toHaveBeenCalled();
  });

  it('says so when a cut watch cannot go on, goes on when it can, and lists nothing for it', async () => {
    const { connection, told, passes } = reflect(
      aPage('100', ['a']),
      { watch: [change('ADDED', 'b', '101'), { fails: unreachable }] },
      { watch: [{ fails: unreachable }] },
      { watch: ['opens'] },
    );

    await passes(500 + 1000);

    expect(connection.asked).toEqual([
      'list',
      'watch 100',
      'watch 101',
      'watch 101',
    ]);
    expect(told()).toEqual([
      'replaced a',
      'applied b',
      'failed unreachable',
      'resumed',
    ]);
  });

  it('lists again when the cluster is there and does not let the cut watch go on', async () => {
    const { connection, told, passes } = reflect(
      aPage('100', ['a']),
      { watch: [change('ADDED', 'b', '101'), { fails: unreachable }] },
      { watch: [{ fails: serverError }] },
      aPage('50', ['a']),
    );

    await passes(500 + 500);

    expect(connection.asked).toEqual([
      'list',
      'watch 100',
      'watch 101',
      'list',
      'watch 50',
    ]);
    expect(told()).toEqual([
      'replaced a',
      'applied b',
      'failed server-error',
      'replaced a',
    ]);
  });

  it('lists again when the watch opens and is cut at once, so that a list can say what is wrong', async () => {
    const { connection, told, passes } = reflect(
      aPage('100', ['a']),
      { watch: [change('ADDED', 'b', '101'), { fails: unreachable }] },
      { watch: ['opens', { fails: unreachable }] },
      { listFails: forbidden },
    );

    await passes(500 + 1000);

    expect(connection.asked).toEqual([
      'list',
      'watch 100',
      'watch 101',
      'list',
    ]);
    expect(told()).toEqual([
      'replaced a',
      'applied b',
      'resumed',
      'failed unreachable',
      'failed forbidden',
    ]);
  });

  it('lists at once when the cut watch has become too old meanwhile', async () => {
    const { told, passes } = reflect(
      aPage('100', ['a']),
      { watch: [change('ADDED', 'b', '101'), { fails: unreachable }] },
      { watch: [{ fails: expired }] },
      aPage('900', ['c']),
    );

    await passes(501);

    expect(told()).toEqual(['replaced a', 'applied b', 'replaced c']);
  });

  it('asks for the version when nobody says that the watch goes on, as behind the proxy', async () => {
    const { told, passes } = reflect(
      aPage('100', ['a']),
      { watch: [change('ADDED', 'b', '101'), { fails: unreachable }] },
      { watch: [{ fails: unreachable }] },
      { watch: [] },
    );

    await passes(500 + 1000);
    const before = told();
    await passes(2000);

    expect(before).toEqual(['replaced a', 'applied b', 'failed unreachable']);
    expect(told()).toEqual([...before, 'resumed']);
  });

  it('takes a watch for accepted when the cluster lets nobody read its version', async () => {
    const { connection, told, passes } = reflect(
      aPage('100', ['a']),
      { watch: [change('ADDED', 'b', '101'), { fails: unreachable }] },
      { watch: [] },
    );
    connection.versionIs = forbidden;

    await passes(500 + 2000);

    expect(connection.asked).toEqual(['list', 'watch 100', 'watch 101']);
    expect(told()).toEqual(['replaced a', 'applied b', 'resumed']);
  });

  it('gives up a watch that nobody accepts when the cluster cannot be asked either', async () => {
    const { connection, told, passes } = reflect(
      aPage('100', ['a']),
      { watch: [change('ADDED', 'b', '101'), { fails: unreachable }] },
      { watch: [] },
      { watch: ['opens'] },
    );
    connection.versionIs = unreachable;

    await passes(500 + 2000 + 1000);

    expect(connection.asked).toEqual([
      'list',
      'watch 100',
      'watch 101',
      'watch 101',
    ]);
    expect(told()).toEqual([
      'replaced a',
      'applied b',
      'failed unreachable',
      'resumed',
    ]);
  });

  it('waits as long as a busy server asks, where that is longer', async () => {
    const busy = new KubeError('server-error', 'busy', undefined, {
      retryAfterMs: 7_000,
    });
    const { connection, passes } = reflect(
      { listFails: busy },
      aPage('100', []),
    );

    await passes(6_999);
    const before = [...connection.asked];
    await passes(1);

    expect(before).toEqual(['list']);
    expect(connection.asked).toEqual(['list', 'list', 'watch 100']);
  });

  it('goes on trying to watch, without a list, while it may list and not watch', async () => {
    const { connection, told, passes } = reflect(
      aPage('100', ['a']),
      ...Array.from({ length: 20 }, () => ({ watch: [{ fails: forbidden }] })),
    );

    await passes(3_500);

    expect(connection.asked).toEqual([
      'list',
      ...Array.from({ length: 4 }, () => 'watch 100'),
    ]);
    expect(new Set(told())).toEqual(
      new Set(['replaced a', 'failed forbidden']),
    );
  });

  it('says so when a list takes longer than 30 seconds, and takes what it brings in the end', async () => {
    const { events, told, passes } = reflect(
      { listAfterMs: 20_000, ...aPage('100', ['a'], 'more') },
      { listAfterMs: 20_000, ...aPage('100', ['b']) },
    );

    await passes(30_000);
    const before = [...events];
    await passes(10_000);

    expect(before).toEqual([
      {
        type: 'failed',
        problem: {
          code: 'timeout',
          message: 'The list takes longer than 30 seconds',
        },
        at: '2026-11-21T02:00:30.000Z',
      },
    ]);
    expect(told()).toEqual(['failed timeout', 'replaced a,b']);
  });

  it('is not confused by a clock that jumps', async () => {
    const { connection, told, passes } = reflect(aPage('100', ['a']), {
      watch: [
        { silentMs: 60_000 },
        { type: 'BOOKMARK', resourceVersion: '101' },
      ],
    });
    await passes(1_000);

    jest.setSystemTime(new Date('2031-01-01T00:00:00Z'));
    await passes(59_000);
    jest.setSystemTime(new Date('2020-01-01T00:00:00Z'));
    await passes(60_000);

    expect(connection.asked).toEqual(['list', 'watch 100']);
    expect(told()).toEqual(['replaced a', 'bookmarked']);
  });

  it('reads one namespace alone where it is told to, and says in which', async () => {
    const { connection, events, passes } = reflectIn(
      'team-a',
      { list: aPage('1', []).list },
      {
        watch: [
          { type: 'BOOKMARK', resourceVersion: '2' },
          { fails: forbidden },
        ],
      },
    );

    await passes(0);

    expect(connection.asked).toEqual(['list in team-a', 'watch 1 in team-a']);
    expect(events).toMatchObject([
      { type: 'replaced', scope: 'team-a' },
      { type: 'bookmarked', scope: 'team-a' },
      { type: 'failed', scope: 'team-a' },
    ]);
  });

  it('counts lists with their reason, and changes', async () => {
    const metrics = {
      ...NO_METRICS,
      listed: jest.fn(),
      watchEvent: jest.fn(),
    };
    const { passes } = reflectWith(
      { metrics, source: 'prod' },
      aPage('100', ['a']),
      {
        watch: [
          change('ADDED', 'b', '101'),
          { type: 'BOOKMARK', resourceVersion: '102' },
          { fails: expired },
        ],
      },
      aPage('200', ['a']),
    );

    await passes(0);

    const labels = { source: 'prod', kind: 'RayCluster' };
    expect(metrics.listed.mock.calls).toEqual([
      [{ ...labels, reason: 'start' }],
      [{ ...labels, reason: 'expired' }],
    ]);
    expect(metrics.watchEvent.mock.calls).toEqual([[labels]]);
  });

  it('waits longer after each failure, 15 seconds at most, and soon again after a success', async () => {
    const failure = { listFails: unreachable };
    const { connection, passes } = reflect(
      ...Array.from({ length: 7 }, () => failure),
      aPage('100', []),
      { watch: [change('ADDED', 'a', '101'), { fails: malformed }] },
      aPage('200', []),
    );
    const lists = () => connection.asked.filter(asked => asked === 'list');

    for (const [index, waitMs] of [
      500, 1000, 2000, 4000, 8000, 15000, 15000,
    ].entries()) {
      await passes(waitMs - 1);
      expect(lists()).toHaveLength(index + 1);
      await passes(1);
      expect(lists()).toHaveLength(index + 2);
    }
    await passes(500);
    expect(lists()).toHaveLength(9);
  });

  it('probes a kind that is not installed every few seconds, and sees it come', async () => {
    const { told, logger, passes } = reflect(
      ...Array.from({ length: 20 }, () => ({ listFails: notInstalled })),
      aPage('100', ['a']),
    );

    // 0.5, 1, 2, 4 and 8 seconds, then 10 each time.
    await passes(15_500 + 15 * 10_000);

    expect(told()).toEqual([
      ...Array.from({ length: 20 }, () => 'not-installed'),
      'replaced a',
    ]);
    expect(logger.info.mock.calls).toEqual([
      ['not served'],
      ['Watching rayclusters.ray.io'],
    ]);
    expect(logger.warn).not.toHaveBeenCalled();
  });

  it('probes at once and often again when it is hurried, once for a burst', async () => {
    const { connection, reflector, passes } = reflect(
      ...Array.from({ length: 100 }, () => ({ listFails: notInstalled })),
    );
    await passes(15_500 + 5);
    const before = connection.asked.length;

    reflector.hurry();
    reflector.hurry();
    await passes(100);
    reflector.hurry();
    await passes(400);
    const hurried = connection.asked.length;
    await passes(500);

    expect(before).toBe(6);
    expect(hurried).toBe(7);
    expect(connection.asked).toHaveLength(8);
  });

  it('is not hurried when it cannot read the cluster, or reads it already', async () => {
    const { connection, reflector, passes } = reflect(
      { listFails: unreachable },
      aPage('100', []),
    );
    await passes(0);

    reflector.hurry();
    await passes(499);
    const before = [...connection.asked];
    await passes(1);
    reflector.hurry();
    await passes(1000);

    expect(before).toEqual(['list']);
    expect(connection.asked).toEqual(['list', 'list', 'watch 100']);
  });

  it('cuts a watch that is silent for 90 seconds, and believes a list', async () => {
    const { connection, events, told, passes } = reflect(
      aPage('100', ['a']),
      { watch: [{ type: 'BOOKMARK', resourceVersion: '101' }] },
      aPage('102', ['a', 'b']),
      { watch: ['opens'] },
    );

    await passes(89_999);
    expect(told()).toEqual(['replaced a', 'bookmarked']);
    await passes(1);
    expect(events[2]).toEqual({
      type: 'failed',
      problem: {
        code: 'timeout',
        message: 'The watch has been silent for 90 seconds',
      },
      at: '2026-11-21T02:01:30.000Z',
    });
    await passes(500);
    expect(connection.asked).toEqual([
      'list',
      'watch 100',
      'list',
      'watch 102',
    ]);
    expect(told().slice(3)).toEqual(['replaced a,b']);
  });

  it('takes a kind that hangs for no watch that goes on, though the cluster tells its version', async () => {
    const { connection, told, passes } = reflect(aPage('100', ['a']), {
      watch: [],
    });
    connection.versionIs = 'told';

    await passes(89_999);
    const before = told();
    await passes(120_000);
    expect(before).toEqual(['replaced a']);
    expect(told().slice(1)).toEqual(['failed timeout', 'failed timeout']);
    expect(connection.asked).toEqual(['list', 'watch 100', 'list']);
  });

  it('keeps a quiet watch as long as bookmarks come', async () => {
    const bookmark = (resourceVersion: string) =>
      ({ type: 'BOOKMARK', resourceVersion } as const);
    const { connection, told, passes } = reflect(aPage('100', ['a']), {
      watch: [
        { silentMs: 60_000 },
        bookmark('101'),
        { silentMs: 60_000 },
        bookmark('102'),
        { silentMs: 60_000 },
        bookmark('103'),
      ],
    });

    await passes(180_000);

    expect(connection.asked).toEqual(['list', 'watch 100']);
    expect(told()).toEqual([
      'replaced a',
      'bookmarked',
      'bookmarked',
      'bookmarked',
    ]);
  });

  it('keeps a kind without bookmarks live by the ends that it asked for, and lists again when its version is too old', async () => {
    const quietMinute: Script = { watch: [{ silentMs: 60_000 }, 'ends'] };
    const { connection, events, told, passes } = reflect(
      aPage('100', ['a']),
      ...[1, 2, 3].map(() => quietMinute),
      { watch: [{ fails: expired }] },
      aPage('200', ['a']),
      quietMinute,
    );

    await passes(240_001);

    expect(connection.asked).toEqual([
      'list',
      ...[1, 2, 3, 4].map(() => 'watch 100'),
      'list',
      'watch 200',
      'watch 200',
    ]);
    expect(told()).toEqual([
      'replaced a',
      'bookmarked',
      'bookmarked',
      'bookmarked',
      'replaced a',
      'bookmarked',
    ]);
    expect(events[1].at).toBe('2026-11-21T02:01:00.000Z');
  });

  it('does not spin when every watch ends as soon as it begins', async () => {
    const { connection, told, passes } = reflect(
      aPage('100', []),
      { watch: ['ends'] },
      aPage('100', []),
      { watch: ['ends'] },
      aPage('100', []),
    );

    await passes(500 + 999);

    expect(connection.asked).toEqual([
      'list',
      'watch 100',
      'list',
      'watch 100',
    ]);
    expect(told()).toEqual([
      'replaced ',
      'failed server-error',
      'replaced ',
      'failed server-error',
    ]);
  });

  it('leaves out an object that cannot be read, and keeps the others', async () => {
    const { told, logger, passes } = reflect(
      aPage('100', ['a', 'broken', 'foreign']),
      {
        watch: [
          change('MODIFIED', 'broken', '101'),
          change('ADDED', 'foreign', '102'),
          change('ADDED', 'b', '103'),
        ],
      },
    );

    await passes(0);

    expect(told()).toEqual([
      'replaced a',
      'deleted ray/broken',
      'deleted ray/foreign',
      'applied b',
    ]);
    expect(logger.warn.mock.calls).toEqual([
      ['Leaving out RayCluster ray/broken', expect.any(Error)],
    ]);
  });

  it('logs and counts what cannot be read once, until a list has come without it', async () => {
    const leftOut = jest.fn();
    const { logger, passes } = reflectWith(
      { metrics: { ...NO_METRICS, leftOut }, source: 'prod' },
      aPage('100', ['broken']),
      { watch: [change('MODIFIED', 'broken', '101'), { fails: expired }] },
      aPage('200', ['broken']),
      { watch: [change('ADDED', 'a', '201'), { fails: expired }] },
      aPage('300', ['a']),
      { watch: [change('ADDED', 'b', '301'), { fails: expired }] },
      aPage('400', ['a']),
      { watch: [change('ADDED', 'broken', '401')] },
    );

    await passes(10_000);

    expect(logger.warn).toHaveBeenCalledTimes(2);
    expect(leftOut.mock.calls).toEqual([
      [{ source: 'prod', kind: 'RayCluster' }],
      [{ source: 'prod', kind: 'RayCluster' }],
    ]);
  });

  it('logs a state when it begins, not at every attempt', async () => {
    const { logger, passes } = reflect(
      { listFails: forbidden },
      { listFails: forbidden },
      { listFails: forbidden },
      aPage('100', []),
      { watch: [{ fails: unreachable }] },
      { watch: [{ fails: unreachable }] },
    );

    await passes(60_000);

    expect(logger.warn.mock.calls.map(([message]) => message)).toEqual([
      'Cannot read rayclusters.ray.io (forbidden): not allowed',
      'Cannot read rayclusters.ray.io (unreachable): does not answer',
    ]);
    expect(logger.info.mock.calls).toEqual([
      ['Watching rayclusters.ray.io'],
      ['Watching rayclusters.ray.io'],
    ]);
  });

  it.each([
    ['while it lists', []],
    ['while it watches', [aPage('100', [])]],
    ['while it waits', [{ listFails: unreachable }]],
  ] satisfies [string, Script[]][])(
    'ends when it is stopped %s, leaving no timer',
    async (_, scripts) => {
      const { running, told, passes } = reflect(...scripts);
      await passes(0);
      const before = told();

      stop.abort();
      await running;

      expect(told()).toEqual(before);
      expect(jest.getTimerCount()).toBe(0);
    },
  );
});
