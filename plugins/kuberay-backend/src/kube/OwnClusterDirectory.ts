import type { OwnClusterConfig } from '../config/KuberayConfig';
import type { ClusterDirectory, DirectoryState } from './ClusterDirectory';

/** The clusters of `kuberay.clusters`: known from the start, and never another list. */
export class OwnClusterDirectory implements ClusterDirectory {
  readonly #state: DirectoryState;

  private constructor(clusters: readonly OwnClusterConfig[]) {
    this.#state = {
      state: 'known',
      since: new Date().toISOString(),
      clusters: clusters.map(({ name, title }) => ({
        name,
        title,
        via: 'kuberay-config',
      })),
    };
  }

  static create(clusters: readonly OwnClusterConfig[]): OwnClusterDirectory {
    return new OwnClusterDirectory(clusters);
  }

  current(): DirectoryState {
    return this.#state;
  }

  subscribe(): () => void {
    return () => {};
  }
}
