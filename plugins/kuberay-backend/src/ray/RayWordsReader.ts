import type { RayClusterRef, RayWords } from 'backstage-plugin-kuberay-common';

/**
 * Ray's own words on a cluster, as far as they are known.
 *
 * Asking costs nothing by itself: the first look at a cluster starts the reading, further ones within ten seconds
 * take what is there. Without any look nothing is asked.
 */
export interface RayWordsReader {
  /** What is known now; asks again behind the caller's back when it is older than ten seconds. */
  look(rayCluster: RayClusterRef): RayWords;
  /**
   * Tells when the words on a cluster have changed in more than their times, and ten seconds after a look, when they are
   * due to be read again: who still shows them looks again then. Returns its own undo. A listener must not throw.
   */
  subscribe(listener: (rayCluster: RayClusterRef) => void): () => void;
}
