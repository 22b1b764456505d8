import { destinationCluster } from 'backstage-plugin-kuberay-common';
import { allApplications } from '../store/allApplications';
import { readKnowledge, type ReadKnowledgeOptions } from '../view/Knowledge';
import { findSyncMarks } from './findSyncMarks';
import type { RowQueue } from './RowQueue';

/** Options of `NewSyncs.create`. */
export interface NewSyncsOptions extends Omit<ReadKnowledgeOptions, 'words'> {
  /** Where the marks go. */
  queue: RowQueue;
}

/** Syncs of Applications that explain a step in the counts, each once as long as the Application is known. */
export class NewSyncs {
  readonly #options: NewSyncsOptions;
  /** By uid of the Application, its last sync that was written. */
  readonly #synced = new Map<string, number>();
  #changed = true;

  private constructor(options: NewSyncsOptions) {
    this.#options = options;
  }

  static create(options: NewSyncsOptions): NewSyncs {
    return new NewSyncs(options);
  }

  /** An Application may have changed: all are looked at the next time. */
  note(): void {
    this.#changed = true;
  }

  /** Queues the syncs since the last call, none that is older than `since` (ms since 1970). */
  queueNew(since: number): void {
    if (!this.#changed) {
      return;
    }
    this.#changed = false;
    const { queue, ...knowledge } = this.#options;
    const { snapshot, addresses, destinations } = readKnowledge(knowledge);
    const applications = allApplications(snapshot);
    const uids = new Set<string>();
    for (const application of applications) {
      const { uid, history, rayClusters } = application;
      const last = history[history.length - 1]?.id;
      uids.add(uid);
      if (last === undefined || rayClusters.length === 0) {
        continue;
      }
      const cluster = destinationCluster(application, addresses, destinations);
      if (cluster !== undefined && this.#synced.get(uid) !== last) {
        this.#synced.set(uid, last);
        for (const mark of findSyncMarks({ application, cluster, since })) {
          queue.addMark(mark);
        }
      }
    }
    for (const uid of this.#synced.keys()) {
      if (!uids.has(uid)) {
        this.#synced.delete(uid);
      }
    }
  }
}
