import { mockServices } from '@backstage/backend-test-utils';
import { aRayClusterRecord } from 'backstage-plugin-kuberay-common/testUtils';
import fc from 'fast-check';
import type { Streaming } from '../__testUtils__/ModelCluster';
import { ModelCluster } from '../__testUtils__/ModelCluster';
import type { KubeObject } from '../kube/KubeConnection';
import { KubeError } from '../kube/KubeError';
import { watchedKinds } from '../kube/watchedKinds';
import { Reflector } from '../watch/Reflector';
import { InMemoryResourceStore } from './InMemoryResourceStore';

/** Longer, all together, than any wait of a reflector; API servers send bookmarks about once a minute. */
const BOOKMARKS_TO_SETTLE = 6;
const BOOKMARK_MS = 30_000;

const troubles = {
  unreachable: new KubeError('unreachable', 'gone'),
  unauthorized: new KubeError('unauthorized', 'who?'),
  forbidden: new KubeError('forbidden', 'no'),
  failing: new KubeError('server-error', 'HTTP 500'),
  notInstalled: new KubeError('not-installed', 'not served'),
  expired: new KubeError('expired', 'too old'),
  malformed: new KubeError('malformed', 'half a line'),
} as const;

const namespace = fc.constantFrom('team-a', 'team-b');
const name = fc.constantFrom('a', 'b', 'c', 'd');

/** What happens in a cluster, or to our connection with it. */
type Happening =
  | { put: [string, string, string] }
  | { take: [string, string] }
  | { passes: number }
  | { trouble: keyof typeof troubles | undefined }
  | { endWatches: keyof typeof troubles | undefined }
  | { streaming: Streaming }
  | 'compacted'
  | 'bookmark';

const happening = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      put: fc.tuple(namespace, name, fc.constantFrom('x', 'y', 'z')),
    }),
  },
  { weight: 3, arbitrary: fc.record({ take: fc.tuple(namespace, name) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      passes: fc.constantFrom(0, 1, 2, 500, 3_000, 11_000, 70_000, 3_600_000),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      trouble: fc.constantFrom(
        'unreachable' as const,
        'unauthorized' as const,
        'forbidden' as const,
        'failing' as const,
        undefined,
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      endWatches: fc.constantFrom(
        'unreachable' as const,
        'expired' as const,
        'malformed' as const,
        'failing' as const,
        undefined,
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      streaming: fc.constantFrom<Streaming>('streams', 'refuses', 'ignores'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom('compacted' as const, 'bookmark' as const),
  },
);

function happen(cluster: ModelCluster, what: Happening): number {
  if (what === 'compacted') {
    cluster.compact();
  } else if (what === 'bookmark') {
    cluster.bookmark();
  } else if ('put' in what) {
    cluster.put(...what.put);
  } else if ('take' in what) {
    cluster.take(...what.take);
  } else if ('trouble' in what) {
    cluster.trouble = what.trouble && troubles[what.trouble];
  } else if ('endWatches' in what) {
    cluster.endWatches(what.endWatches && troubles[what.endWatches]);
  } else if ('streaming' in what) {
    cluster.streaming = what.streaming;
  } else {
    return what.passes;
  }
  return 0;
}

/** Keys and values, in one line. */
function written(entries: Iterable<[string, unknown]>): string {
  return [...entries]
    .map(([key, value]) => `${key}=${value}`)
    .sort()
    .join();
}

const stateOf = (objects: ReadonlyMap<string, KubeObject>) =>
  written([...objects].map(([key, { value }]) => [key, value]));

describe('a store behind a reflector', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: new Date('2026-11-21T02:00:00Z') });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('never shows what the cluster never was, and equals it in the end, whatever happens to lists and watches', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(happening, { maxLength: 40 }),
        async happenings => {
          const cluster = new ModelCluster();
          cluster.put('team-a', 'a', 'x');
          cluster.put('team-b', 'b', 'x');
          cluster.put('team-b', 'c', 'x');
          const store = InMemoryResourceStore.create();
          store.add('prod');
          const shown = () =>
            store.snapshot().clusters.get('prod')?.RayCluster ?? fail();
          const content = () =>
            written(
              [...shown().records.values()].flatMap(names =>
                [...names.values()].map((record): [string, unknown] => [
                  `${record.namespace}/${record.name}`,
                  record.labels.value,
                ]),
              ),
            );
          const impossible: string[] = [];
          store.subscribe(() => {
            const isSyncing = ['syncing', 'failed'].includes(
              shown().freshness.state,
            );
            if (
              !isSyncing &&
              !cluster.states.some(state => stateOf(state) === content())
            ) {
              impossible.push(content());
            }
          });
          const stop = new AbortController();
          const running = Reflector.create({
            kind: watchedKinds.RayCluster,
            connection: cluster,
            store: store.writer('prod', 'RayCluster'),
            logger: mockServices.logger.mock(),
            project: ({ metadata, value }) =>
              aRayClusterRecord({
                cluster: 'prod',
                namespace: metadata.namespace ?? '',
                name: metadata.name,
                labels: { value: String(value) },
              }),
          }).run(stop.signal);

          for (const what of happenings) {
            await jest.advanceTimersByTimeAsync(happen(cluster, what));
          }
          cluster.trouble = undefined;
          for (let count = 0; count < BOOKMARKS_TO_SETTLE; count += 1) {
            await jest.advanceTimersByTimeAsync(BOOKMARK_MS);
            cluster.bookmark();
          }
          await jest.advanceTimersByTimeAsync(0);
          const inTheEnd = { state: shown().freshness.state, is: content() };
          stop.abort();
          await running;

          expect(impossible).toEqual([]);
          expect(inTheEnd).toEqual({
            state: 'live',
            is: stateOf(cluster.objects),
          });
          expect(jest.getTimerCount()).toBe(0);
        },
      ),
      { numRuns: 150 },
    );
  }, 120_000);
});

function fail(): never {
  throw new Error('the cluster is in the store');
}
