import type {
  KubernetesClusterAddress,
  RayClusterRef,
  RayWords,
} from 'backstage-plugin-kuberay-common';
import type { KuberayConfig } from '../config/KuberayConfig';
import type {
  ClusterDirectory,
  DirectoryState,
} from '../kube/ClusterDirectory';
import { rememberLast } from '../store/rememberLast';
import type { ResourceStore, Snapshot } from '../store/ResourceStore';

/** Everything that a view is computed from: one moment of the store, which clusters there are, what the configuration says. */
export interface Knowledge {
  directory: DirectoryState;
  snapshot: Snapshot;
  /** Every known cluster, with its URL where the configuration or Argo CD has one. */
  addresses: readonly KubernetesClusterAddress[];
  /** `kuberay.destinations`: what Argo CD calls a cluster → the cluster's name. */
  destinations: ReadonlyMap<string, string>;
  /** Ray's own words on a cluster, as far as they are known. A look may start the reading. */
  words?: (rayCluster: RayClusterRef) => RayWords;
  /** `kuberay.links.rayDashboard`. */
  rayDashboardTemplate?: string;
  actions: KuberayConfig['actions'];
}

/** Options of {@link readKnowledge}. */
export interface ReadKnowledgeOptions {
  directory: ClusterDirectory;
  store: Pick<ResourceStore, 'snapshot'>;
  config: Pick<
    KuberayConfig,
    'clusterAddresses' | 'destinations' | 'rayDashboard' | 'actions'
  >;
  words?: Knowledge['words'];
}

/** One array for one directory: what is made of it need not be made again. */
const toAddresses = rememberLast(
  ({
    directory,
    configured,
  }: {
    directory: DirectoryState;
    configured: KuberayConfig['clusterAddresses'];
  }): KubernetesClusterAddress[] => {
    const listed = directory.state === 'known' ? directory.clusters : [];
    return listed.map(({ name, url }) => ({
      name,
      url: configured.find(address => address.name === name)?.url ?? url,
    }));
  },
  ({ directory, configured }) => [directory, configured],
);

/** Reads directory and store once, so that all parts of a view speak of one moment. */
export function readKnowledge(options: ReadKnowledgeOptions): Knowledge {
  const { config, words } = options;
  const directory = options.directory.current();
  return {
    directory,
    snapshot: options.store.snapshot(),
    addresses: toAddresses({
      directory,
      configured: config.clusterAddresses,
    }),
    destinations: config.destinations,
    words,
    rayDashboardTemplate: config.rayDashboard.linkTemplate,
    actions: config.actions,
  };
}
