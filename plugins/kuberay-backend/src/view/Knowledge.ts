import type { KubernetesClusterAddress } from 'backstage-plugin-kuberay-common';
import type {
  ClusterDirectory,
  DirectoryState,
} from '../kube/ClusterDirectory';
import type { ResourceStore, Snapshot } from '../store/ResourceStore';

/** Everything that a view is computed from: one moment of the store, and which clusters there are. */
export interface Knowledge {
  directory: DirectoryState;
  snapshot: Snapshot;
  /** Every configured cluster, with its URL where the configuration has one. */
  addresses: readonly KubernetesClusterAddress[];
}

/** Options of {@link readKnowledge}. */
export interface ReadKnowledgeOptions {
  directory: ClusterDirectory;
  store: ResourceStore;
  /** Clusters of which the configuration has the URL. */
  configured: readonly KubernetesClusterAddress[];
}

/** Reads directory and store once, so that all parts of a view speak of one moment. */
export function readKnowledge(options: ReadKnowledgeOptions): Knowledge {
  const directory = options.directory.current();
  const listed = directory.state === 'known' ? directory.clusters : [];
  return {
    directory,
    snapshot: options.store.snapshot(),
    addresses: listed.map(({ name }) => ({
      name,
      url: options.configured.find(address => address.name === name)?.url,
    })),
  };
}
