import type { Clock } from '../clock';
import type { ObjectStore } from '../kube-api';
import type { ResourceResult } from './Application';
import type { ApplicationWriter } from './ApplicationWriter';
import type { ClusterCache } from './ClusterCache';
import type { Comparer } from './Comparer';
import type { Latencies } from './Latencies';
import { runTask } from './sync/applyTask';
import { createNamespace, findMissingNamespace } from './sync/createNamespace';
import type { SyncFailure, SyncProgress } from './sync/OperationJournal';
import { OperationGoneError, OperationJournal } from './sync/OperationJournal';
import type { PreparedSync } from './sync/prepareSync';
import { readProject } from './projects/AppProject';
import { findRequestFault, prepareSync } from './sync/prepareSync';
import { SyncQueue } from './sync/SyncQueue';
import type { SyncTask, SyncWave } from './sync/syncPlan';

/** What {@link SyncRunner} works with. */
export interface SyncRunnerOptions {
  clock: Clock;
  store: ObjectStore;
  cache: ClusterCache;
  comparer: Comparer;
  writer: ApplicationWriter;
  latencies: Latencies;
  /** Told when an operation ended, so that the Application is compared again. */
  onFinished: (application: string) => void;
  /** Told what went wrong in a sync that should not go wrong. */
  onError: (application: string, error: unknown) => void;
}

/**
 * Runs the operations that Applications ask for: namespace, then wave after wave, then the verdict; a failure is tried
 * again as its policy says. The steps of all Applications share one queue; pauses between steps do not hold it up.
 */
export class SyncRunner {
  readonly #options: SyncRunnerOptions;
  readonly #journal: OperationJournal;
  readonly #queue = new SyncQueue();
  /** Applications whose operation is taken care of. */
  readonly #running = new Set<string>();
  #isStopped = false;

  private constructor(options: SyncRunnerOptions) {
    this.#options = options;
    this.#journal = OperationJournal.create(options);
  }

  static create(options: SyncRunnerOptions): SyncRunner {
    return new SyncRunner(options);
  }

  /** Begins the operation of an Application, unless it has begun. */
  start(name: string): void {
    if (this.#running.has(name)) {
      return;
    }
    this.#running.add(name);
    this.#run(name)
      .catch(error => this.#abort(name, error))
      .finally(() => this.#end(name));
  }

  /** What is under way stops where it is; nothing is written any more. */
  stop(): void {
    this.#isStopped = true;
  }

  async #run(name: string): Promise<void> {
    await this.#pause(this.#options.latencies.operationStartMs);
    let announce = () => this.#journal.start(name);
    for (;;) {
      const failure = await this.#attempt(name, announce);
      const retryMs = failure && this.#journal.fail(name, failure);
      if (retryMs === undefined) {
        return;
      }
      await this.#pause(retryMs);
      announce = () => this.#journal.retry(name);
    }
  }

  /** One attempt from the comparison to the verdict; returns why it failed. */
  async #attempt(
    name: string,
    announce: () => void,
  ): Promise<SyncFailure | undefined> {
    const { store, latencies } = this.#options;
    // The first wave follows in the same turn, unless the namespace has to be created before.
    const begun = await this.#queue.run(async () => {
      announce();
      const prepared = await this.#prepare(name);
      if (prepared.state === 'refused') {
        return prepared;
      }
      const namespace = findMissingNamespace(this.#journal.read(name), store);
      if (namespace !== undefined && prepared.waves.length > 0) {
        await this.#pause(latencies.namespaceMs);
        prepared.progress.results = [createNamespace(namespace, store)];
        const message = `waiting for healthy state of /Namespace/${namespace}`;
        this.#journal.progress(name, message, prepared.progress);
        return { ...prepared, next: 0, failure: undefined };
      }
      const failure = await this.#runWave(name, prepared, 0);
      return { ...prepared, next: 1, failure };
    });
    if (begun.state === 'refused' || begun.failure) {
      return begun.failure;
    }
    for (let next = begun.next; next < begun.waves.length; next++) {
      if (next > 0) {
        await this.#pause(latencies.waveDelayMs);
      }
      const failure = await this.#queue.run(() =>
        this.#runWave(name, begun, next),
      );
      if (failure) {
        return failure;
      }
    }
    return undefined;
  }

  async #prepare(name: string): Promise<PreparedSync> {
    const { cache, comparer, store } = this.#options;
    const application = this.#journal.read(name);
    const fault = findRequestFault(application);
    if (fault) {
      return { state: 'refused', failure: fault };
    }
    const target = await comparer.load(
      application,
      application.operation?.sync,
    );
    await new Promise<void>(resolve => cache.whenReadable(resolve));
    const compared = comparer.compare(application, target);
    return prepareSync(application, compared, {
      serves: kind => store.serves(kind),
      project: readProject(application, store),
    });
  }

  /** Applies a wave; after the last one the operation has succeeded. Returns why it failed. */
  async #runWave(
    name: string,
    sync: { waves: SyncWave[]; progress: SyncProgress },
    index: number,
  ): Promise<SyncFailure | undefined> {
    const { cache } = this.#options;
    const { waves, progress } = sync;
    if (waves.length === 0) {
      return this.#succeed(
        name,
        'successfully synced (no more tasks)',
        progress,
      );
    }
    await new Promise<void>(resolve => cache.whenReadable(resolve));
    const results = await this.#applyGroups(name, waves[index].groups);
    progress.results = [...progress.results, ...results];
    const failed = results.filter(({ status }) => status === 'SyncFailed');
    if (failed.length > 0) {
      const reasons = failed.map(({ message }) => message).join(',');
      const message = `one or more objects failed to apply, reason: ${reasons}`;
      return { phase: 'Failed', message, progress };
    }
    if (index === waves.length - 1) {
      return this.#succeed(
        name,
        'successfully synced (all tasks run)',
        progress,
      );
    }
    this.#journal.progress(name, waitingFor(results), progress);
    progress.results = progress.results.map(settled);
    return undefined;
  }

  /** One group after the other, until one fails. */
  async #applyGroups(
    name: string,
    groups: readonly SyncTask[][],
  ): Promise<ResourceResult[]> {
    const { latencies, store } = this.#options;
    const results: ResourceResult[] = [];
    for (const tasks of groups) {
      const isCrds = tasks[0].object.kind === 'CustomResourceDefinition';
      await this.#pause(
        isCrds ? latencies.applyCrdMs * tasks.length : latencies.applyMs,
      );
      const { operation, spec } = this.#journal.read(name);
      for (const task of tasks) {
        results.push(
          runTask(task, {
            store,
            prune: operation?.sync?.prune === true,
            namespace: spec.destination.namespace ?? '',
          }),
        );
      }
      if (results.some(({ status }) => status === 'SyncFailed')) {
        break;
      }
    }
    return results;
  }

  async #succeed(
    name: string,
    message: string,
    progress: SyncProgress,
  ): Promise<undefined> {
    this.#journal.deploy(name, progress.origin);
    await this.#pause(this.#options.latencies.finishMs);
    this.#journal.succeed(name, message, progress);
    return undefined;
  }

  /** A defect in one sync ends that sync; the others go on. */
  #abort(name: string, error: unknown): void {
    if (error instanceof OperationGoneError) {
      return;
    }
    this.#options.onError(name, error);
    this.#options.writer.withdrawOperation(name);
  }

  /** Somebody may have asked for the next operation meanwhile. */
  #end(name: string): void {
    this.#running.delete(name);
    const application = this.#options.writer.read(name);
    if (
      application?.operation &&
      application.metadata.deletionTimestamp === undefined
    ) {
      this.start(name);
    }
    this.#options.onFinished(name);
  }

  /** Never returns once the runner is stopped, so that nothing after it happens. */
  #pause(delayMs: number): Promise<void> {
    return new Promise(resolve => {
      this.#options.clock.schedule(() => {
        if (!this.#isStopped) {
          resolve();
        }
      }, delayMs);
    });
  }
}

/** What Argo CD says between two waves; it does not really wait for that health (domain facts 6.7). */
function waitingFor(results: readonly ResourceResult[]): string {
  const [first, ...others] = results;
  const more = others.length > 0 ? ` and ${others.length} more resources` : '';
  return `waiting for healthy state of ${first.group}/${first.kind}/${first.name}${more}`;
}

/** The result of an object whose wave is over. */
function settled(result: ResourceResult): ResourceResult {
  return result.hookPhase === 'Running' && result.syncPhase === 'Sync'
    ? { ...result, hookPhase: 'Succeeded' }
    : result;
}
