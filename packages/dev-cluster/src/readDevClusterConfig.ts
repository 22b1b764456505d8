import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { isAbsolute, join } from 'node:path';
import type { GitCredentials } from './git/GitServer';

/** The development cluster's configuration, complete. */
export interface DevClusterConfig {
  port: number;
  /** Absolute. */
  dataDir: string;
  token: string;
  git: GitCredentials;
}

/**
 * Reads `devCluster`; undefined when it is not enabled.
 * @param options.rootDir what a relative `dataDir` is relative to
 * @throws Error that names the key which is missing or wrong
 */
export function readDevClusterConfig(
  config: Config,
  options: { rootDir: string },
): DevClusterConfig | undefined {
  const section = config.getOptionalConfig('devCluster');
  if (!section?.getOptionalBoolean('enabled')) {
    return undefined;
  }
  const port = section.getOptionalNumber('port') ?? 7010;
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new InputError(
      `devCluster.port must be a port number from 0 to 65535, not ${port}`,
    );
  }
  const dataDir = section.getOptionalString('dataDir') ?? '.dev-cluster';
  return {
    port,
    dataDir: isAbsolute(dataDir) ? dataDir : join(options.rootDir, dataDir),
    token: section.getString('token'),
    git: {
      username: section.getString('git.username'),
      password: section.getString('git.password'),
    },
  };
}
