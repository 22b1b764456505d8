import { mockServices } from '@backstage/backend-test-utils';
import { inspect } from 'node:util';
import { ArgocdClusterDirectory } from './ArgocdClusterDirectory';
import { ArgocdInstances } from './ArgocdInstances';
import { fillFromArgocd } from './fillFromArgocd';
import healthy from './__fixtures__/healthy.json';
import { FakeArgocd } from './__testUtils__/FakeArgocd';
import type { Answer, ReceivedRequest } from './__testUtils__/FakeArgocd';
import { NO_METRICS } from '../metrics/KuberayMetrics';
import { InMemoryResourceStore } from '../store/InMemoryResourceStore';
import { KubernetesVersions } from '../store/KubernetesVersions';

const LIST = 'GET /api/v1/applications';

/** The recorded Application, on a cluster that only Argo CD can see. */
const application = {
  ...healthy.application,
  spec: { ...healthy.application.spec, destination: { name: 'edge' } },
};

const secretWords = 'tok-en pass-word http://secret-host/';

/** What a sick Argo CD, or whoever stands in its place, may say to a list. */
const badAnswers: Answer[] = [
  ...[400, 401, 403, 404, 429, 500, 503].map(status => ({
    status,
    body: { code: 7, message: secretWords, error: secretWords },
  })),
  { body: secretWords },
  { body: { items: secretWords } },
  { status: 302, headers: { location: 'http://secret-host/pass-word' } },
  response => response.destroy(),
];

describe('what a bad run leaves behind', () => {
  let argocd: FakeArgocd;
  beforeEach(() => {
    // Requests are real; only the waits between them are not.
    jest.useFakeTimers({
      doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'],
    });
  });
  afterEach(async () => {
    jest.useRealTimers();
    await argocd.stop();
  });

  it.each([
    { with: 'a token', credentials: { token: 'tok-en' } },
    {
      with: 'a user',
      credentials: { username: 'portal', password: 'pass-word' },
    },
  ])(
    'holds neither token nor password nor address of Argo CD, with $with',
    async ({ credentials }) => {
      let bad: Answer | undefined;
      const answer = ({ what }: ReceivedRequest): Answer => {
        if (what === 'POST /api/v1/session') {
          return { body: { token: 'tok-en' } };
        }
        if (what === LIST) {
          return bad ?? { body: { items: [application] } };
        }
        if (what === 'GET /api/version') {
          return { body: { Version: 'v3.5.1' } };
        }
        return what.includes('/stream/')
          ? { body: `{"error":{"http_code":500,"message":"${secretWords}"}}\n` }
          : { status: 500, body: secretWords };
      };
      argocd = await FakeArgocd.start(answer);
      const logger = mockServices.logger.mock({ child: () => logger });
      const store = InMemoryResourceStore.create();
      const directory = ArgocdClusterDirectory.create();
      const heard: unknown[] = [];
      store.subscribe(key => heard.push([key, store.snapshot()]));
      const counted = (...labels: unknown[]) => void heard.push(labels);
      const stopped = new AbortController();
      const metrics = {
        ...NO_METRICS,
        asked: counted,
        listed: counted,
        watchEvent: counted,
      };
      const running = fillFromArgocd(
        {
          instances: ArgocdInstances.create({
            instances: [{ name: 'internal', url: argocd.url, credentials }],
            metrics,
          }),
          store,
          directory,
          versions: KubernetesVersions.create(),
          otherClusters: {
            current: () => ({ state: 'known', since: '', clusters: [] }),
            subscribe: () => () => {},
          },
          clusterAddresses: [],
          destinations: new Map(),
          metrics,
          logger,
        },
        stopped.signal,
      );
      const untilListed = async () => {
        const before = argocd.count(LIST);
        while (argocd.count(LIST) === before) {
          await jest.advanceTimersByTimeAsync(500);
          await new Promise(setImmediate);
        }
      };

      await untilListed();
      for (bad of badAnswers) {
        await untilListed();
      }
      await untilListed();
      stopped.abort();
      await running;

      const { debug, info, warn, error } = logger;
      const logged = [debug, info, warn, error].flatMap(
        ({ mock }) => mock.calls,
      );
      const left = inspect([logged, heard, directory.current()], {
        depth: Infinity,
        maxStringLength: Infinity,
        maxArrayLength: Infinity,
      });
      expect(left).toContain('Argo CD answers with HTTP 429');
      expect(left).toContain('raycluster');
      expect(left).not.toMatch(/tok-en|pass-word|secret-host/);
      expect(left).not.toContain(`127.0.0.1:${argocd.port}`);
    },
  );
});
