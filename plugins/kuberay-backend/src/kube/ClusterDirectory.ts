import type { SourceProblem } from 'backstage-plugin-kuberay-common';

/** A Kubernetes cluster that we know of. */
export interface ClusterInfo {
  name: string;
  /** For people; the name where none is configured. */
  title: string;
  /** How it is read. `argocd`: nothing but what an Argo CD instance tells of it. */
  via: 'kubernetes-plugin' | 'kuberay-config' | 'argocd';
  /** Its API server as Argo CD's destinations name it, where nothing is configured of it. */
  url?: string;
  /** Why it cannot be watched in the background, whatever we try. */
  problem?: SourceProblem;
  /** Why nothing is known of it but what Applications deploy: it could not be watched, and Argo CD is asked instead. */
  limit?: SourceProblem;
}

/** What we know of the list of clusters; `since` is ISO 8601. */
export type DirectoryState =
  | { state: 'reading' }
  | {
      state: 'known';
      since: string;
      clusters: readonly ClusterInfo[];
      /** A part of the list that could never be read: clusters that are not listed may exist nevertheless. */
      unread?: { since: string; problem: SourceProblem };
    }
  | { state: 'failed'; since: string; problem: SourceProblem };

/**
 * Which clusters there are.
 *
 * Once known, the list stays known: a failure to read it again changes nothing here, since the watches of the
 * clusters tell by themselves how they are. Equal lists are one state: `since` is when it became what it is.
 */
export interface ClusterDirectory {
  current(): DirectoryState;
  /** Tells every change from now on; returns its own undo. */
  subscribe(listener: (state: DirectoryState) => void): () => void;
}
