import type { LoggerService } from '@backstage/backend-plugin-api';
import type { KuberayConfig } from '../config/KuberayConfig';
import type { ClusterDirectory } from '../kube/ClusterDirectory';
import { FAILURE_BACKOFF, backoffMs } from '../loop/backoff';
import { StateLog } from '../loop/StateLog';
import { waitUnlessAborted } from '../loop/waitUnlessAborted';
import type { KuberayMetrics } from '../metrics/KuberayMetrics';
import type { ChangedKey, ResourceStore } from '../store/ResourceStore';
import type { ReadKnowledgeOptions } from '../view/Knowledge';
import { ChangedRayClusters } from './ChangedRayClusters';
import type { HistoryDatabase } from './HistoryDatabase';
import { HistoryWriter } from './HistoryWriter';
import { NewSyncs } from './NewSyncs';
import { RowQueue } from './RowQueue';

/** Options of `HistoryRecorder.create`. */
export interface HistoryRecorderOptions {
  store: ResourceStore;
  database: HistoryDatabase;
  directory: ClusterDirectory;
  /** How long rows are kept, and what Argo CD calls the clusters. */
  config: ReadKnowledgeOptions['config'] & Pick<KuberayConfig, 'history'>;
  metrics: KuberayMetrics;
  logger: LoggerService;
  /** Milliseconds since 1970. */
  now?: () => number;
  random?: () => number;
}

/** How often what has changed is looked at and written: rows of one second go into one statement. */
const WRITE_INTERVAL_MS = 1000;

/**
 * Writes down how many workers each group has, whenever that changes.
 *
 * Only what is live is written. A scope (a cluster, or a namespace where they are watched one by one) that becomes
 * live is first compared with the database, which ends what has gone meanwhile; every 30 s its sight is written, so
 * that a reader knows when nobody watched. Every replica of the backend does all of this; the database keeps one row
 * per series and bucket, and no row that says what the last one said.
 *
 * A database that fails stops nothing else: rows wait, at most 50,000, and are written when it answers again.
 */
export class HistoryRecorder {
  readonly #options: HistoryRecorderOptions;
  readonly #now: () => number;
  readonly #queue = RowQueue.create();
  readonly #changed: ChangedRayClusters;
  readonly #syncs: NewSyncs;
  readonly #writer: HistoryWriter;
  readonly #log: StateLog;
  #failures = 0;
  #retryAt = -Infinity;

  private constructor(options: HistoryRecorderOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
    const { store, database, directory, config, metrics, logger } = options;
    const now = this.#now;
    const queue = this.#queue;
    this.#changed = ChangedRayClusters.create({ store, database, queue, now });
    this.#syncs = NewSyncs.create({ store, directory, config, queue });
    this.#writer = HistoryWriter.create({
      store,
      database,
      queue,
      changed: this.#changed,
      metrics,
      now,
    });
    this.#log = StateLog.create(logger);
  }

  static create(options: HistoryRecorderOptions): HistoryRecorder {
    return new HistoryRecorder(options);
  }

  /** Records until the signal aborts, then writes what is left. Never throws. */
  async run(signal: AbortSignal): Promise<void> {
    const unsubscribe = this.follow();
    while (!signal.aborted) {
      await this.#turn({ final: false });
      await waitUnlessAborted(WRITE_INTERVAL_MS, signal);
    }
    unsubscribe();
    this.#retryAt = -Infinity;
    await this.#turn({ final: true });
  }

  /** Whatever a turn meets, the next one comes: the watches and views that run beside it do not depend on it. */
  async #turn(options: { final: boolean }): Promise<void> {
    try {
      await this.record(options);
    } catch (error) {
      this.#log.warn(
        'A turn of the history of worker counts failed',
        error instanceof Error ? error : new Error(String(error)),
      );
    }
  }

  /** Notes what changes in the store from now on; returns its own undo. */
  follow(): () => void {
    return this.#options.store.subscribe(key => this.#note(key));
  }

  /** Compares everything that is live with the database again at the next turn, and repairs it. */
  compareAgain(): void {
    this.#changed.compareAgain();
    this.#syncs.note();
  }

  /** Removes what is older than the retention. */
  async removeOld(): Promise<void> {
    await this.#options.database.removeBefore(this.#oldest());
  }

  /**
   * One turn: looks at what has changed and writes it. `final`: nothing comes after it, so nothing waits for its
   * bucket.
   */
  async record(
    { final }: { final: boolean } = { final: false },
  ): Promise<void> {
    const mayWrite = this.#now() >= this.#retryAt;
    try {
      if (mayWrite) {
        await this.#changed.compareNewlyLive();
      }
    } catch (error) {
      this.#failed(error);
    }
    await this.#changed.judge(final);
    this.#syncs.queueNew(this.#oldest());
    if (mayWrite && this.#now() >= this.#retryAt) {
      try {
        await this.#writer.writeRows();
        await this.#writer.writeSights(final);
        this.#succeeded();
      } catch (error) {
        this.#failed(error);
      }
    }
    const dropped = this.#queue.takeDropped();
    if (dropped > 0) {
      this.#options.logger.warn(
        `${dropped} rows of the history were dropped: the database has not taken them for too long`,
      );
    }
  }

  #note(key: ChangedKey): void {
    if ('instance' in key || key.kind === 'Application') {
      this.#syncs.note();
    } else {
      this.#changed.note(key);
    }
  }

  #oldest(): number {
    return this.#now() - this.#options.config.history.retentionMs;
  }

  #failed(error: unknown): void {
    const { metrics, random = Math.random } = this.#options;
    metrics.historyFailed();
    this.#log.warn(
      'The history of worker counts cannot be written; the latest 50,000 rows wait for the database',
      shortenDatabaseError(error),
    );
    this.#retryAt =
      this.#now() +
      backoffMs({
        policy: FAILURE_BACKOFF,
        attempt: this.#failures,
        random: random(),
      });
    this.#failures += 1;
  }

  #succeeded(): void {
    if (this.#failures > 0) {
      this.#failures = 0;
      this.#log.info('The history of worker counts is written again');
    }
  }
}

/** The database's own words: knex puts the whole statement with its rows before them. */
function shortenDatabaseError(error: unknown): Error {
  const message = error instanceof Error ? error.message : String(error);
  return new Error(message.split(' - ').pop());
}
