import type { OwnClusterConfig } from '../config/KuberayConfig';
import type { ClusterDirectory } from './ClusterDirectory';
import type { KubeConnection } from './KubeConnection';
import type { KubernetesPlugin } from './KubernetesPlugin';

/** Options of `ClusterConnections.create`. */
export interface ClusterConnectionsOptions {
  /** Says by which way a cluster is read. */
  directory: ClusterDirectory;
  kubernetes: KubernetesPlugin;
  ownClusters: readonly OwnClusterConfig[];
}

/** The way to each cluster of the directory; one connection for each, kept. */
export class ClusterConnections {
  readonly #options: ClusterConnectionsOptions;

  private constructor(options: ClusterConnectionsOptions) {
    this.#options = options;
  }

  static create(options: ClusterConnectionsOptions): ClusterConnections {
    return new ClusterConnections(options);
  }

  /**
   * Undefined for a cluster that the directory does not know, that cannot be read in the background, or of which
   * only an Argo CD instance tells.
   */
  connectionOf(cluster: string): KubeConnection | undefined {
    throw new Error(`not built yet: ${cluster} ${this.#options.directory}`);
  }
}
