import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { isAbsolute, join } from 'node:path';
import type { ArgocdAccess } from './argocdAccess';
import type { GitCredentials } from './git/GitServer';
import type { KubeAccount } from './kube-api/server/KubeAccount';

/** The development cluster's configuration, complete. */
export interface DevClusterConfig {
  port: number;
  /** Absolute. */
  dataDir: string;
  token: string;
  accounts: KubeAccount[];
  argocd: Partial<ArgocdAccess> & { sessionSeconds?: number };
  git: GitCredentials;
  /** Whether `/faults` is open. */
  faultControl: boolean;
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
    accounts: (section.getOptionalConfigArray('accounts') ?? []).map(
      readAccount,
    ),
    argocd: readArgocd(section.getOptionalConfig('argocd')),
    git: {
      username: section.getString('git.username'),
      password: section.getString('git.password'),
    },
    faultControl: section.getOptionalBoolean('faultControl') ?? false,
  };
}

function readAccount(section: Config): KubeAccount {
  return withoutUndefined({
    token: section.getString('token'),
    user: section.getOptionalString('user'),
    namespaces: section.getOptionalStringArray('namespaces'),
    readOnly: section.getOptionalBoolean('readOnly'),
    servicesProxy: section.getOptionalBoolean('servicesProxy'),
  });
}

function readArgocd(section: Config | undefined): DevClusterConfig['argocd'] {
  const sessionSeconds = section?.getOptionalNumber('sessionSeconds');
  if (sessionSeconds !== undefined && !(sessionSeconds > 0)) {
    throw new InputError(
      `devCluster.argocd.sessionSeconds must be more than 0, not ${sessionSeconds}`,
    );
  }
  return withoutUndefined({
    username: section?.getOptionalString('username'),
    password: section?.getOptionalString('password'),
    token: section?.getOptionalString('token'),
    readOnlyToken: section?.getOptionalString('readOnlyToken'),
    sessionSeconds,
  });
}

/** A key that is not set is absent, so that a default can take its place. */
function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(
    Object.entries(value).filter(([, field]) => field !== undefined),
  ) as T;
}
