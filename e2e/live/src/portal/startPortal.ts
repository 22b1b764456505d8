import { createBackend } from '@backstage/backend-defaults';
import { WinstonLogger } from '@backstage/backend-defaults/rootLogger';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { transports } from 'winston';
import type { LiveCatalog } from './LiveCatalog';

const SIGNALS = ['SIGINT', 'SIGTERM', 'beforeExit'] as const;

/**
 * A Backstage backend in this process: catalog, scaffolder with the `kuberay:` actions, and the plugin's backend.
 *
 * @param options.logFile what the backend says goes there
 * @returns its end
 */
export async function startPortal(options: {
  config: JsonObject;
  catalog: LiveCatalog;
  logFile: string;
}): Promise<() => Promise<void>> {
  const { catalog, config, logFile } = options;
  const logger = WinstonLogger.create({
    level: 'info',
    transports: [new transports.File({ filename: logFile })],
  });
  const backend = createBackend();
  backend.add(
    createServiceFactory({
      service: coreServices.rootConfig,
      deps: {},
      factory: async () => new ConfigReader(config),
    }),
  );
  backend.add(
    createServiceFactory({
      service: coreServices.rootLogger,
      deps: {},
      factory: async () => logger,
    }),
  );
  backend.add(import('@backstage/plugin-catalog-backend'));
  backend.add(
    import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
  );
  backend.add(catalog.module);
  backend.add(import('@backstage/plugin-scaffolder-backend'));
  backend.add(import('backstage-plugin-scaffolder-backend-module-kuberay'));
  backend.add(import('backstage-plugin-kuberay-backend'));
  // At a signal a backend ends its process, but what the check has installed has to be removed first.
  const kept = SIGNALS.map(signal => process.listeners(signal as 'SIGINT'));
  try {
    await backend.start();
  } finally {
    SIGNALS.forEach((signal, index) => {
      for (const listener of process.listeners(signal as 'SIGINT')) {
        if (!kept[index].includes(listener)) {
          process.off(signal, listener);
        }
      }
    });
  }
  return () => backend.stop();
}

/** A loopback port that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
