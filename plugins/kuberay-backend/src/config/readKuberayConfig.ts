import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { KubernetesClusterAddress } from 'backstage-plugin-kuberay-common';

/** Where people open Argo CD. */
export interface ArgocdLinkConfig {
  /** `argocd.baseUrl`: for every Application that no instance below is named for. */
  baseUrl?: string;
  /** Instances that say where people open them. */
  instances: Array<{ name: string; frontendUrl: string }>;
}

/** What this plugin reads of the configuration. */
export interface KuberayConfig {
  argocdLinks: ArgocdLinkConfig;
  /** Clusters whose URL stands in the `kubernetes` config: an Application's destination may name it. */
  clusterAddresses: KubernetesClusterAddress[];
}

/** Reads the configuration once, at the start. @throws naming the key whose value is wrong. */
export function readKuberayConfig(config: Config): KuberayConfig {
  return {
    argocdLinks: {
      baseUrl: readLinkBase({
        key: 'argocd.baseUrl',
        value: config.getOptionalString('argocd.baseUrl'),
      }),
      instances: locatorsOfTypeConfig(config, 'argocd.appLocatorMethods')
        .flatMap(locator => locator.getOptionalConfigArray('instances') ?? [])
        .flatMap(instance => {
          const name = instance.getString('name');
          const frontendUrl = readLinkBase({
            key: `argocd.appLocatorMethods: frontendUrl of the instance ${name}`,
            value: instance.getOptionalString('frontendUrl'),
          });
          return frontendUrl ? { name, frontendUrl } : [];
        }),
    },
    clusterAddresses: locatorsOfTypeConfig(
      config,
      'kubernetes.clusterLocatorMethods',
    )
      .flatMap(locator => locator.getOptionalConfigArray('clusters') ?? [])
      .map(cluster => ({
        name: cluster.getString('name'),
        url: cluster.getString('url'),
      })),
  };
}

/** Both known plugins list their locators alike; other types find their targets elsewhere. */
function locatorsOfTypeConfig(config: Config, key: string): Config[] {
  return (config.getOptionalConfigArray(key) ?? []).filter(
    locator => locator.getOptionalString('type') === 'config',
  );
}

/** A link must open in a browser; without a trailing slash. */
function readLinkBase(setting: {
  key: string;
  value: string | undefined;
}): string | undefined {
  const { key, value } = setting;
  if (value === undefined) {
    return undefined;
  }
  if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol)) {
    throw new InputError(
      `Invalid configuration: ${key} must be an http or https URL`,
    );
  }
  return value.replace(/\/+$/, '');
}
