import { isDeepStrictEqual } from 'node:util';
import type {
  ClusterDirectory,
  ClusterInfo,
  DirectoryState,
} from './ClusterDirectory';

/**
 * Several directories as one.
 *
 * Of clusters with one name, the first in the order of the parts counts that can be read in the background; if that
 * takes Argo CD, the title and the reason are kept of the one that cannot. One part
 * that cannot be read leaves the clusters of the others known: it is told as `unread`. Until every part has spoken,
 * nothing is known: a cluster that has not been read yet must not look like one that does not exist.
 */
export class MergedClusterDirectory implements ClusterDirectory {
  readonly #parts: readonly ClusterDirectory[];
  #state: DirectoryState;

  private constructor(parts: readonly ClusterDirectory[]) {
    this.#parts = parts;
    this.#state = merge(parts.map(part => part.current()));
  }

  static create(parts: readonly ClusterDirectory[]): MergedClusterDirectory {
    return new MergedClusterDirectory(parts);
  }

  current(): DirectoryState {
    const state = merge(this.#parts.map(part => part.current()));
    if (!isDeepStrictEqual(state, this.#state)) {
      this.#state = state;
    }
    return this.#state;
  }

  subscribe(listener: (state: DirectoryState) => void): () => void {
    let told = this.current();
    const undo = this.#parts.map(part =>
      part.subscribe(() => {
        const state = this.current();
        if (state !== told) {
          told = state;
          listener(state);
        }
      }),
    );
    return () => undo.forEach(unsubscribe => unsubscribe());
  }
}

function merge(states: DirectoryState[]): DirectoryState {
  if (states.some(({ state }) => state === 'reading')) {
    return { state: 'reading' };
  }
  const known = states.flatMap(state => (state.state === 'known' ? state : []));
  const failed = states.find(state => state.state === 'failed');
  if (failed && known.every(({ clusters }) => clusters.length === 0)) {
    return failed;
  }
  // A part may be merged itself.
  const unread = failed
    ? { since: failed.since, problem: failed.problem }
    : known.find(state => state.unread)?.unread;
  return {
    state: 'known',
    since: latest([...known, ...(failed ? [failed] : [])]),
    clusters: unique(known.flatMap(({ clusters }) => clusters)),
    ...(unread && { unread }),
  };
}

function unique(clusters: ClusterInfo[]): ClusterInfo[] {
  const byName = new Map<string, ClusterInfo>();
  for (const cluster of clusters) {
    const before = byName.get(cluster.name);
    if (!before) {
      byName.set(cluster.name, cluster);
    } else if (before.problem && !cluster.problem) {
      byName.set(cluster.name, inPlaceOf(before, cluster));
    }
  }
  return [...byName.values()];
}

function inPlaceOf(
  { title, problem }: ClusterInfo,
  cluster: ClusterInfo,
): ClusterInfo {
  return cluster.via === 'argocd'
    ? { ...cluster, title, limit: problem }
    : cluster;
}

/** ISO times sort as text. */
function latest(states: { since: string }[]): string {
  return (
    states
      .map(({ since }) => since)
      .sort()
      .pop() ?? ''
  );
}
