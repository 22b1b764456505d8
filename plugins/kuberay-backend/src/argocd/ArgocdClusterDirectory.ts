import type { KubernetesClusterAddress } from 'backstage-plugin-kuberay-common';
import { isDeepStrictEqual } from 'node:util';
import type {
  ClusterDirectory,
  ClusterInfo,
  DirectoryState,
} from '../kube/ClusterDirectory';

/**
 * The clusters that nothing but Argo CD tells of: destinations of Applications with RayClusters that no configured
 * cluster answers to. Always known, at first as none.
 */
export class ArgocdClusterDirectory implements ClusterDirectory {
  readonly #listeners = new Set<(state: DirectoryState) => void>();
  #state: Extract<DirectoryState, { state: 'known' }> = {
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

  subscribe(listener: (state: DirectoryState) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  /** Tells listeners only where something has changed. */
  set(addresses: readonly KubernetesClusterAddress[]): void {
    const clusters = addresses
      .map(toClusterInfo)
      .sort((left, right) => (left.name < right.name ? -1 : 1));
    if (isDeepStrictEqual(clusters, this.#state.clusters)) {
      return;
    }
    this.#state = {
      state: 'known',
      since: new Date().toISOString(),
      clusters,
    };
    for (const listener of [...this.#listeners]) {
      listener(this.#state);
    }
  }
}

function toClusterInfo({ name, url }: KubernetesClusterAddress): ClusterInfo {
  return { name, title: name, via: 'argocd', ...(url && { url }) };
}
