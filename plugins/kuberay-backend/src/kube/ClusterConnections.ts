import type { OwnClusterConfig } from '../config/KuberayConfig';
import type { ClusterDirectory, ClusterInfo } from './ClusterDirectory';
import { HttpKubeConnection } from './HttpKubeConnection';
import { ownClusterAccess } from './KubeAccess';
import type { KubeConnection } from './KubeConnection';
import type { KubernetesPlugin } from './KubernetesPlugin';
import type { KubeTransport, KubeVia } from './KubeTransport';
import { OwnTransport } from './OwnTransport';
import { ProxyTransport } from './ProxyTransport';

/** Options of `ClusterConnections.create`. */
export interface ClusterConnectionsOptions {
  /** Says by which way a cluster is read. */
  directory: ClusterDirectory;
  kubernetes: KubernetesPlugin;
  ownClusters: readonly OwnClusterConfig[];
}

/** The way to each cluster of the directory: one connection for each, kept. */
export class ClusterConnections {
  readonly #options: ClusterConnectionsOptions;
  readonly #connections = new Map<
    string,
    { via: KubeVia; connection: KubeConnection }
  >();

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
    const info = this.#find(cluster);
    if (!info || info.problem || info.via === 'argocd') {
      return undefined;
    }
    const { via } = info;
    const kept = this.#connections.get(cluster);
    if (kept?.via === via) {
      return kept.connection;
    }
    const transport = this.#transportTo(cluster, via);
    if (!transport) {
      return undefined;
    }
    const connection = HttpKubeConnection.create({ transport });
    this.#connections.set(cluster, { via, connection });
    return connection;
  }

  #find(cluster: string): ClusterInfo | undefined {
    const directory = this.#options.directory.current();
    return directory.state === 'known'
      ? directory.clusters.find(({ name }) => name === cluster)
      : undefined;
  }

  #transportTo(cluster: string, via: KubeVia): KubeTransport | undefined {
    const { kubernetes, ownClusters } = this.#options;
    if (via === 'kubernetes-plugin') {
      return ProxyTransport.create({ cluster, kubernetes });
    }
    const own = ownClusters.find(({ name }) => name === cluster);
    return own && OwnTransport.create(ownClusterAccess(own));
  }
}
