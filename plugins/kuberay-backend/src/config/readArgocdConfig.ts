import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { ArgocdInstanceConfig, ArgocdLinkConfig } from './KuberayConfig';
import type { ListedConfig } from './locatorsOfTypeConfig';
import { locatorsOfTypeConfig } from './locatorsOfTypeConfig';
import { readCertificate } from './readCertificate';
import { readUrl } from './readUrl';

/** What we read of the `argocd` block, which the known Argo CD plugins read, too. */
export interface ArgocdConfig {
  argocdLinks: ArgocdLinkConfig;
  argocdInstances: ArgocdInstanceConfig[];
}

/** Reads the `argocd` block. @throws InputError naming the key whose value is wrong */
export function readArgocdConfig(config: Config): ArgocdConfig {
  const listed = locatorsOfTypeConfig(
    config,
    'argocd.appLocatorMethods',
    'instances',
  );
  requireDistinctNames(listed);
  const baseUrl = config.getOptionalString('argocd.baseUrl');
  return {
    argocdLinks: {
      baseUrl:
        baseUrl === undefined
          ? undefined
          : readUrl({ key: 'argocd.baseUrl', value: baseUrl }),
      instances: listed.flatMap(instance => {
        const frontendUrl = readOptionalUrl(instance, 'frontendUrl');
        return frontendUrl
          ? { name: instance.config.getString('name'), frontendUrl }
          : [];
      }),
    },
    argocdInstances: listed.flatMap(instance => readInstance(instance, config)),
  };
}

/** An instance without an address or without credentials is good for links alone, and no failure. */
function readInstance(
  instance: ListedConfig,
  root: Config,
): ArgocdInstanceConfig[] {
  const { key, config } = instance;
  const url = readOptionalUrl(instance, 'url');
  const credentials = readCredentials(config, root);
  if (!url || !credentials) {
    return [];
  }
  const ca = readCertificate({
    key,
    caData: config.getOptionalString('caData'),
    caFile: config.getOptionalString('caFile'),
  });
  return [
    {
      name: config.getString('name'),
      url,
      credentials,
      ...(ca !== undefined && { ca }),
    },
  ];
}

/** In the order of the known plugins. */
function readCredentials(
  instance: Config,
  root: Config,
): ArgocdInstanceConfig['credentials'] | undefined {
  const token = instance.getOptionalString('token');
  if (token) {
    return { token };
  }
  return (
    readUser(instance) ??
    (root.has('argocd') ? readUser(root.getConfig('argocd')) : undefined)
  );
}

function readUser(
  config: Config,
): { username: string; password: string } | undefined {
  const username = config.getOptionalString('username');
  const password = config.getOptionalString('password');
  return username && password ? { username, password } : undefined;
}

function readOptionalUrl(
  { key, config }: ListedConfig,
  name: 'url' | 'frontendUrl',
): string | undefined {
  const value = config.getOptionalString(name);
  return value === undefined
    ? undefined
    : readUrl({ key: `${key}.${name}`, value });
}

function requireDistinctNames(instances: ListedConfig[]): void {
  const names = new Set<string>();
  for (const { key, config } of instances) {
    const name = config.getString('name');
    if (names.has(name)) {
      throw new InputError(
        `Invalid configuration: ${key}.name is ${name}, as another instance is called`,
      );
    }
    names.add(name);
  }
}
