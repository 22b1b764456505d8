import {
  createMockDirectory,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { sourcesViewSchema } from 'backstage-plugin-kuberay-common';
import { startDevCluster } from 'dev-cluster';
import request from 'supertest';
import { kuberayPlugin } from './plugin';

jest.setTimeout(120_000);

const token = 'a-token';
const PLURALS = ['rayclusters', 'pods', 'events', 'applications'];

describe('a first list', () => {
  const directory = createMockDirectory();

  it.each([
    ['comes with the watch where the server streams it', true],
    ['comes by pages where the server refuses to', false],
  ])('%s', async (_, streamingLists) => {
    const devCluster = await startDevCluster({
      port: 0,
      dataDir: directory.resolve(String(streamingLists)),
      token,
      git: { username: 'portal', password: 'a-password' },
      faultControl: true,
      streamingLists,
      logger: mockServices.logger.mock(),
    });
    try {
      const { url, store } = devCluster.clusters.showcase;
      // Otherwise a kind that comes while it is looked for is asked for more than once.
      while (store.list('RayCluster').length === 0) {
        await new Promise(resolve => setImmediate(resolve));
      }
      // A rule that harms nothing and counts what it sees.
      for (const resource of PLURALS) {
        await request(devCluster.url)
          .post('/faults')
          .send({
            pathPrefix: '/clusters/showcase/',
            resource,
            only: 'request',
            fault: { type: 'delay', delayMs: 0 },
          })
          .expect(201);
      }
      const backend = await startTestBackend({
        features: [
          kuberayPlugin,
          catalogServiceMock.factory({ entities: [] }),
          mockServices.rootConfig.factory({
            data: {
              kuberay: {
                clusters: [{ name: 'own', url, serviceAccountToken: token }],
              },
            },
          }),
        ],
      });
      for (;;) {
        const { body } = await request(backend.server).get(
          '/api/kuberay/v1/sources',
        );
        const [source] = sourcesViewSchema.parse(body).sources;
        if (source?.kinds.every(kind => kind.freshness.state === 'live')) {
          break;
        }
      }

      const { body } = await request(devCluster.url).get('/faults');
      const rules: Array<{ resource: string; caught: number }> = body;
      expect(
        Object.fromEntries(
          rules.map(({ resource, caught }) => [resource, caught]),
        ),
      ).toEqual(
        Object.fromEntries(
          PLURALS.map(plural => [plural, streamingLists ? 0 : 1]),
        ),
      );
      await backend.stop();
    } finally {
      await devCluster.stop();
    }
  });
});
