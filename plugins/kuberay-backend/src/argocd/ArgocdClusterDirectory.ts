import type { KubernetesClusterAddress } from 'backstage-plugin-kuberay-common';
import { isDeepStrictEqual } from 'node:util';
import type {
  ClusterDirectory,
  DirectoryState,
} from '../kube/ClusterDirectory';

/**
 * The clusters that nothing but Argo CD tells of: destinations of Applications with RayClusters that no configured
 * cluster answers to. Always known, at first as none.
 */
export class ArgocdClusterDirectory implements ClusterDirectory {
  readonly #listeners = new Set<(state: DirectoryState) => void>();
  #addresses: readonly KubernetesClusterAddress[] = [];
  #state: DirectoryState = {
    state: 'known',
    since: new Date().toISOString(),
    clusters: [],
  };

  private constructor() {}

  static create(): ArgocdClusterDirectory {
    return new ArgocdClusterDirectory();
  }

  current(): DirectoryState {
    return this.#state;
  }

  /** The same clusters with the servers that Applications name them by: what `destinationCluster` needs to find them. */
  addresses(): readonly KubernetesClusterAddress[] {
    return this.#addresses;
  }

  subscribe(listener: (state: DirectoryState) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** Tells listeners only where something has changed. */
  set(addresses: readonly KubernetesClusterAddress[]): void {
    const sorted = [...addresses].sort((left, right) =>
      left.name < right.name ? -1 : 1,
    );
    if (isDeepStrictEqual(sorted, this.#addresses)) {
      return;
    }
    this.#addresses = sorted;
    this.#state = {
      state: 'known',
      since: new Date().toISOString(),
      clusters: sorted.map(({ name }) => ({
        name,
        title: name,
        via: 'argocd',
      })),
    };
    for (const listener of [...this.#listeners]) {
      listener(this.#state);
    }
  }
}
