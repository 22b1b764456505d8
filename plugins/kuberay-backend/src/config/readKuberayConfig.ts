import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { KubernetesClusterAddress } from 'backstage-plugin-kuberay-common';
import type { KuberayConfig } from './KuberayConfig';
import { locatorsOfTypeConfig } from './locatorsOfTypeConfig';
import { readAllowRules } from './readAllowRules';
import { readArgocdConfig } from './readArgocdConfig';
import { readDashboardLink } from './readDashboardLink';
import { readKuberaySettings } from './readKuberaySettings';
import { readOwnClusters } from './readOwnClusters';
import { readRetention } from './readRetention';

/** Reads the configuration once, at the start. @throws naming the key whose value is wrong */
export function readKuberayConfig(config: Config): KuberayConfig {
  const settings = readKuberaySettings(config);
  const ownClusters = readOwnClusters(settings.clusters);
  const clusterAddresses = readClusterAddresses(config);
  requireOneOfEachName(ownClusters, clusterAddresses);
  return {
    ...readArgocdConfig(config),
    clusterAddresses: [
      ...clusterAddresses,
      ...ownClusters.flatMap(({ name, access }) =>
        'url' in access ? { name, url: access.url } : [],
      ),
    ],
    useKubernetesPlugin: config.has('kubernetes') || ownClusters.length === 0,
    ownClusters,
    namespaces: new Map(Object.entries(settings.namespaces)),
    destinations: new Map(Object.entries(settings.destinations)),
    actions: {
      enabled: settings.actions.enabled,
      allow: readAllowRules(settings.actions.allow),
    },
    rayDashboard: {
      proxy: settings.ray.dashboard === 'proxy',
      linkTemplate: readDashboardLink(settings.links.rayDashboard),
    },
    history: { retentionMs: readRetention(config) },
  };
}

function readClusterAddresses(config: Config): KubernetesClusterAddress[] {
  return locatorsOfTypeConfig(
    config,
    'kubernetes.clusterLocatorMethods',
    'clusters',
  ).map(({ config: cluster }) => ({
    name: cluster.getString('name'),
    url: cluster.getString('url'),
  }));
}

/** One name, one cluster: an annotation could not say which. */
function requireOneOfEachName(
  ownClusters: KuberayConfig['ownClusters'],
  listed: KubernetesClusterAddress[],
): void {
  const index = ownClusters.findIndex(({ name }) =>
    listed.some(cluster => cluster.name === name),
  );
  if (index !== -1) {
    const { name } = ownClusters[index];
    throw new InputError(
      `Invalid configuration: kuberay.clusters[${index}].name is ${name}, as a cluster of the Kubernetes plugin is called`,
    );
  }
}
