import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { findRepositoryRoot } from './findRepositoryRoot';
import { readDevClusterConfig } from './readDevClusterConfig';
import { startDevCluster } from './startDevCluster';

/** Tells whether the development cluster runs in this backend, and where. */
export interface DevClusterService {
  /** Undefined when `devCluster.enabled` is not true. */
  readonly url: string | undefined;
}

/** See {@link DevClusterService}. */
export const devClusterServiceRef = createServiceRef<DevClusterService>({
  id: 'dev-cluster',
  scope: 'root',
});

/**
 * Starts the development cluster with the backend, before any plugin, when `devCluster.enabled` is true, and stops it
 * at shutdown. A port that is taken or a bad setting ends the backend's start with an error that says what to do.
 */
export const devClusterServiceFactory = createServiceFactory({
  service: devClusterServiceRef,
  initialization: 'always',
  deps: {
    config: coreServices.rootConfig,
    logger: coreServices.rootLogger,
    lifecycle: coreServices.rootLifecycle,
  },
  async factory({ config, logger, lifecycle }): Promise<DevClusterService> {
    const rootDir = findRepositoryRoot(process.cwd());
    const settings = readDevClusterConfig(config, { rootDir });
    if (!settings) {
      return { url: undefined };
    }
    const cluster = await startDevCluster({
      ...settings,
      gallery: true,
      logger,
    });
    lifecycle.addShutdownHook(() => cluster.stop());
    logger.info(
      `Development cluster (stand-in, not a real Kubernetes or Argo CD) listens at ${cluster.url}`,
    );
    return { url: cluster.url };
  },
});
