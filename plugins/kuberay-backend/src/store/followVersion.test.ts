import { mockServices } from '@backstage/backend-test-utils';
import { KubeError } from '../kube/KubeError';
import { followVersion } from './followVersion';
import { InMemoryResourceStore } from './InMemoryResourceStore';
import { KubernetesVersions } from './KubernetesVersions';

const at = '2026-11-21T02:00:00Z';
const problem = { code: 'unreachable', message: 'No answer' } as const;
const TEN_MINUTES = 600_000;

describe('followVersion', () => {
  let stop: AbortController;
  beforeEach(() => {
    jest.useFakeTimers();
    stop = new AbortController();
  });
  afterEach(() => {
    stop.abort();
    jest.useRealTimers();
  });

  /** Follows the cluster `prod`, which answers with these one after the other, the last one again and again. */
  function follow(...answers: Array<string | KubeError>) {
    const store = InMemoryResourceStore.create();
    const versions = KubernetesVersions.create();
    const logger = mockServices.logger.mock();
    const asked: unknown[] = [];
    store.add('prod');
    const running = followVersion(
      {
        cluster: 'prod',
        connection: {
          async version() {
            const answer = answers[Math.min(asked.length, answers.length - 1)];
            asked.push(answer);
            if (answer instanceof KubeError) {
              throw answer;
            }
            return answer;
          },
        },
        store,
        versions,
        logger,
      },
      stop.signal,
    );
    const pods = store.writer('prod', 'Pod');
    const events = store.writer('prod', 'Event');
    return {
      running,
      logger,
      events,
      isRead: () => pods.apply({ type: 'replaced', records: [], at }),
      isLost: () => pods.apply({ type: 'failed', problem, at }),
      async after(ms: number) {
        await jest.advanceTimersByTimeAsync(ms);
        return { version: versions.get('prod'), asked: asked.length };
      },
    };
  }

  it('asks nothing of a cluster that cannot be read', async () => {
    const { isLost, after } = follow('v1.36.1');

    isLost();

    expect(await after(TEN_MINUTES)).toEqual({ version: undefined, asked: 0 });
  });

  it('asks once when the cluster can be read, whatever else happens there', async () => {
    const { isRead, events, after } = follow('v1.36.1');

    isRead();
    await after(0);
    isRead();
    events.apply({ type: 'failed', problem, at });

    expect(await after(1_000)).toEqual({ version: 'v1.36.1', asked: 1 });
  });

  it('asks again after the cluster could not be read, and believes the old version meanwhile', async () => {
    const { isRead, isLost, after } = follow('v1.35.2', 'v1.36.1');
    isRead();
    await after(0);

    isLost();
    const lost = await after(1_000);
    isRead();

    expect([lost, await after(0)]).toEqual([
      { version: 'v1.35.2', asked: 1 },
      { version: 'v1.36.1', asked: 2 },
    ]);
  });

  it('asks again after ten minutes, for an upgrade that no watch has noticed', async () => {
    const { isRead, after } = follow('v1.35.2', 'v1.36.1');
    isRead();

    const before = await after(TEN_MINUTES - 1);

    expect([before, await after(1)]).toEqual([
      { version: 'v1.35.2', asked: 1 },
      { version: 'v1.36.1', asked: 2 },
    ]);
  });

  it('tries again when the answer is a failure, and says so once', async () => {
    const failure = new KubeError('forbidden', 'Not allowed');
    const { isRead, after, logger } = follow(failure, failure, 'v1.36.1');

    isRead();

    expect(await after(0)).toEqual({ version: undefined, asked: 1 });
    expect(await after(10_000)).toEqual({ version: 'v1.36.1', asked: 3 });
    expect(logger.warn.mock.calls).toEqual([
      ['Cannot read the version (forbidden): Not allowed', failure],
    ]);
  });

  it.each([
    ['it waits for the cluster', 'v1.36.1', false],
    ['it has the version', 'v1.36.1', true],
    ['it waits to try again', new KubeError('timeout', 'Late'), true],
  ])('ends, and leaves no timer, when %s', async (_, answer, isReadable) => {
    const { running, isRead, after } = follow(answer);
    if (isReadable) {
      isRead();
    }
    await after(0);

    stop.abort();
    await running;

    expect(jest.getTimerCount()).toBe(0);
  });
});
