import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  devClusterServiceFactory,
  devClusterServiceRef,
} from './devClusterService';

let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'dev-cluster-'));
});

afterEach(async () => {
  await rm(dataDir, { recursive: true, force: true });
});

/** Starts a backend and tells what a plugin found when it was initialised. */
async function startBackend(devCluster: object) {
  const found: { url?: string; status?: number } = {};
  const logger = mockServices.rootLogger.mock();
  logger.child.mockReturnValue(logger);
  const backend = await startTestBackend({
    features: [
      devClusterServiceFactory,
      mockServices.rootConfig.factory({ data: { devCluster } as never }),
      createServiceFactory({
        service: coreServices.rootLogger,
        deps: {},
        factory: () => logger,
      }),
      createBackendPlugin({
        pluginId: 'probe',
        register(env) {
          env.registerInit({
            deps: { devCluster: devClusterServiceRef },
            async init({ devCluster: { url } }) {
              found.url = url;
              found.status = url ? (await fetch(`${url}/`)).status : undefined;
            },
          });
        },
      }),
    ],
  });
  const said = logger.info.mock.calls.map(([message]) => message);
  return { backend, found, said };
}

const settings = () => ({
  enabled: true,
  port: 0,
  dataDir,
  token: 'secret',
  git: { username: 'portal', password: 'password' },
});

describe('devClusterServiceFactory', () => {
  it('is up before a plugin starts, says that it is a stand-in, and stops with the backend', async () => {
    const { backend, found, said } = await startBackend(settings());
    expect(found).toEqual({
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      status: 200,
    });
    expect(said).toContain(
      `Development cluster (stand-in, not a real Kubernetes or Argo CD) listens at ${found.url}`,
    );
    await backend.stop();
    await expect(fetch(`${found.url}/`)).rejects.toThrow();
  });

  it('does nothing when it is not enabled', async () => {
    const { backend, found } = await startBackend({ enabled: false });
    expect(found).toEqual({ url: undefined, status: undefined });
    await backend.stop();
  });
});
