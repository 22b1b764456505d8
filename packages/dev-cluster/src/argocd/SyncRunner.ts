import type { Clock } from '../clock';
import type { KubeObject, ObjectStore } from '../kube-api';
import type { Application, ResourceResult } from './Application';
import type { ApplicationWriter } from './ApplicationWriter';
import type { ClusterCache } from './ClusterCache';
import type { Comparer, ComparisonResult } from './Comparer';
import type { Latencies } from './Latencies';
import { NOT_REPRODUCED } from './names';
import { groupOf } from './resourceId';
import { withDeployment } from './status/history';
import { describe, runTask } from './sync/applyTask';
import type { OperationEvent } from './sync/operationState';
import { reduceOperationState } from './sync/operationState';
import { retryDelayMs } from './sync/retry';
import { UNSUPPORTED_SYNC_OPTIONS } from './sync/syncOptions';
import type { SyncWave } from './sync/syncPlan';
import { findUndiscoverable, planSync } from './sync/syncPlan';
import { SyncQueue } from './sync/SyncQueue';

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

/** A sync under way: what is left to do, and what was done. */
interface Sync {
  name: string;
  compared: ComparisonResult;
  waves: SyncWave[];
  results: ResourceResult[];
}

/**
 * Runs the operations that Applications ask for: namespace, then wave after wave, then the verdict; a failure is tried
 * again as its policy says. Steps of all Applications share one queue.
 */
export class SyncRunner {
  readonly #options: SyncRunnerOptions;
  readonly #queue = new SyncQueue();
  /** Applications whose operation is taken care of. */
  readonly #running = new Set<string>();
  #isStopped = false;

  private constructor(options: SyncRunnerOptions) {
    this.#options = options;
  }

  static create(options: SyncRunnerOptions): SyncRunner {
    return new SyncRunner(options);
  }

  /** Begins the operation of an Application, if it has one that nobody began yet. */
  start(name: string): void {
    if (this.#running.has(name)) {
      return;
    }
    this.#running.add(name);
    this.#later(name, this.#options.latencies.operationStartMs, () =>
      this.#enqueue(name, done => {
        const application = this.#current(name);
        if (!application?.operation) {
          this.#drop(name, done);
          return;
        }
        this.#record(name, {
          type: 'started',
          operation: application.operation,
          at: this.#options.clock.now(),
        });
        this.#attempt(name, done);
      }),
    );
  }

  stop(): void {
    this.#isStopped = true;
    this.#queue.clear();
    this.#running.clear();
  }

  #retry(name: string): void {
    this.#enqueue(name, done =>
      this.#options.cache.whenReadable(() => {
        if (!this.#current(name)?.operation) {
          this.#drop(name, done);
          return;
        }
        this.#record(name, { type: 'retried' });
        this.#attempt(name, done);
      }),
    );
  }

  /** Loads, compares, plans, and does the first step. */
  #attempt(name: string, done: () => void): void {
    const { comparer, cache } = this.#options;
    const application = this.#current(name);
    const sync = application?.operation?.sync;
    if (!application || !sync) {
      this.#fail(name, done, {
        phase: 'Error',
        message: 'Invalid operation request: no operation specified',
      });
      return;
    }
    const unsupported = findUnsupportedRequest(application);
    if (unsupported !== undefined) {
      this.#fail(name, done, {
        phase: 'Error',
        message: `${NOT_REPRODUCED} ${unsupported}`,
      });
      return;
    }
    const wanted = { source: sync.source, revision: sync.revision };
    comparer
      .load(application, wanted)
      .then(target =>
        cache.whenReadable(() =>
          this.#guard(name, done, () => {
            if (target.state === 'failed') {
              const [condition] = comparer.compare(
                application,
                target,
              ).conditions;
              this.#fail(name, done, {
                phase: 'Error',
                message: `ComparisonError: ${condition.message}`,
              });
              return;
            }
            this.#begin(
              application,
              comparer.compare(application, target),
              done,
            );
          }),
        ),
      )
      .catch(error => this.#abort(name, done, error));
  }

  #begin(
    application: Application,
    compared: ComparisonResult,
    done: () => void,
  ): void {
    const { name } = application.metadata;
    const { store, latencies } = this.#options;
    const operation = application.operation ?? {};
    const waves = planSync({ comparison: compared.comparison, operation });
    const sync: Sync = { name, compared, waves, results: [] };
    const missing = findUndiscoverable(waves, kind => store.serves(kind));
    if (missing.length > 0) {
      const namespace = destinationOf(application);
      sync.results = missing.map(({ object }) =>
        missingKind(object, namespace),
      );
      this.#fail(name, done, {
        phase: 'Failed',
        message: `one or more synchronization tasks are not valid: failed to discover server resources for group version ${missing[0].object.apiVersion}: the server could not find the requested resource`,
        sync,
      });
      return;
    }
    const namespace = this.#missingNamespace(application);
    if (namespace === undefined || waves.length === 0) {
      this.#runWaves(sync, 0, done);
      return;
    }
    this.#later(
      name,
      latencies.namespaceMs,
      () => {
        sync.results = [createNamespace(store, namespace)];
        this.#progress(
          sync,
          `waiting for healthy state of /Namespace/${namespace}`,
        );
        this.#enqueue(name, next => this.#runWaves(sync, 0, next));
        done();
      },
      done,
    );
  }

  #runWaves(sync: Sync, index: number, done: () => void): void {
    const { name, waves } = sync;
    if (!this.#current(name)) {
      this.#drop(name, done);
      return;
    }
    if (index >= waves.length) {
      this.#succeed(sync, done, 'successfully synced (no more tasks)');
      return;
    }
    this.#options.cache.whenReadable(() =>
      this.#guard(name, done, () =>
        this.#runGroups(
          sync,
          waves[index],
          0,
          results => this.#endWave(sync, { index, results }, done),
          done,
        ),
      ),
    );
  }

  /** One group after the other, until one fails. */
  #runGroups(
    sync: Sync,
    wave: SyncWave,
    group: number,
    end: (results: ResourceResult[]) => void,
    done: () => void,
    before: ResourceResult[] = [],
  ): void {
    const tasks = wave.groups[group];
    if (!tasks || before.some(result => result.status === 'SyncFailed')) {
      end(before);
      return;
    }
    const { latencies, store } = this.#options;
    const isCrds = tasks[0].object.kind === 'CustomResourceDefinition';
    const durationMs = isCrds
      ? latencies.applyCrdMs * tasks.length
      : latencies.applyMs;
    this.#later(
      sync.name,
      durationMs,
      () => {
        const application = this.#current(sync.name);
        if (!application) {
          this.#drop(sync.name, done);
          return;
        }
        const results = tasks.map(task =>
          runTask(task, {
            store,
            prune: application.operation?.sync?.prune === true,
            namespace: destinationOf(application),
          }),
        );
        this.#runGroups(sync, wave, group + 1, end, done, [
          ...before,
          ...results,
        ]);
      },
      done,
    );
  }

  #endWave(
    sync: Sync,
    ended: { index: number; results: ResourceResult[] },
    done: () => void,
  ): void {
    const { name, waves } = sync;
    const { index, results } = ended;
    const failed = results.filter(({ status }) => status === 'SyncFailed');
    const isLast = index === waves.length - 1;
    sync.results.push(...results);
    if (failed.length > 0) {
      this.#fail(name, done, {
        phase: 'Failed',
        message: `one or more objects failed to apply, reason: ${failed
          .map(({ message }) => message)
          .join(',')}`,
        sync,
      });
      return;
    }
    if (isLast) {
      this.#succeed(sync, done, 'successfully synced (all tasks run)');
      return;
    }
    this.#progress(sync, waitingFor(results));
    sync.results = sync.results.map(result =>
      result.hookPhase === 'Running' && result.syncPhase === 'Sync'
        ? { ...result, hookPhase: 'Succeeded' }
        : result,
    );
    this.#later(name, this.#options.latencies.waveDelayMs, () =>
      this.#enqueue(name, next => this.#runWaves(sync, index + 1, next)),
    );
    done();
  }

  /** The deployment is in the history a moment before the operation is over (recorded/walk). */
  #succeed(sync: Sync, done: () => void, message: string): void {
    const { name, compared, results } = sync;
    const { clock, writer, latencies } = this.#options;
    const application = this.#current(name);
    if (application) {
      writer.writeStatus(name, {
        history: withDeployment(application, {
          revision: compared.revision,
          at: clock.now(),
        }),
      });
    }
    this.#later(
      name,
      latencies.finishMs,
      () => {
        this.#finish(name, {
          type: 'succeeded',
          message,
          ...this.#resultOf(sync),
          results,
          at: clock.now(),
        });
        done();
      },
      done,
    );
  }

  #fail(
    name: string,
    done: () => void,
    failure: { phase: 'Failed' | 'Error'; message: string; sync?: Sync },
  ): void {
    const event: OperationEvent = {
      type: 'failed',
      phase: failure.phase,
      message: failure.message,
      ...(failure.sync && {
        sync: {
          ...this.#resultOf(failure.sync),
          results: failure.sync.results,
        },
      }),
      at: this.#options.clock.now(),
    };
    const state = this.#current(name)?.status?.operationState;
    const next = state && reduceOperationState(state, event);
    if (next?.phase === 'Running') {
      this.#options.writer.writeStatus(name, { operationState: next });
      const delayMs = retryDelayMs(
        next.operation.retry,
        (next.retryCount ?? 1) - 1,
      );
      this.#later(name, delayMs, () => this.#retry(name));
    } else {
      this.#finish(name, event);
    }
    done();
  }

  #finish(name: string, event: OperationEvent): void {
    this.#running.delete(name);
    const state = this.#current(name)?.status?.operationState;
    if (state) {
      this.#options.writer.finishOperation(name, {
        operationState: reduceOperationState(state, event),
      });
      this.#options.onFinished(name);
    }
  }

  #progress(sync: Sync, message: string): void {
    this.#record(sync.name, {
      type: 'progressed',
      message,
      ...this.#resultOf(sync),
      results: sync.results,
    });
  }

  #record(name: string, event: OperationEvent): void {
    const state = this.#current(name)?.status?.operationState;
    this.#options.writer.writeStatus(name, {
      operationState: reduceOperationState(state, event),
    });
  }

  #resultOf(sync: Sync) {
    const application = this.#current(sync.name);
    const source =
      application?.operation?.sync?.source ?? application?.spec.source;
    return {
      revision: sync.compared.revision,
      source: source ?? { repoURL: '' },
    };
  }

  /** Undefined when the Application is gone or about to go: its operation ends there. */
  #current(name: string): Application | undefined {
    const application = this.#options.writer.read(name);
    return application?.metadata.deletionTimestamp === undefined
      ? application
      : undefined;
  }

  #missingNamespace(application: Application): string | undefined {
    const namespace = destinationOf(application);
    const options = application.operation?.sync?.syncOptions ?? [];
    return options.includes('CreateNamespace=true') &&
      namespace !== '' &&
      !this.#options.store.get({ kind: 'Namespace', name: namespace })
      ? namespace
      : undefined;
  }

  #drop(name: string, done: () => void): void {
    this.#running.delete(name);
    done();
  }

  #enqueue(name: string, step: (done: () => void) => void): void {
    this.#queue.enqueue(done => this.#guard(name, done, () => step(done)));
  }

  #later(
    name: string,
    delayMs: number,
    task: () => void,
    done: () => void = () => {},
  ): void {
    this.#options.clock.schedule(() => this.#guard(name, done, task), delayMs);
  }

  #guard(name: string, done: () => void, task: () => void): void {
    if (this.#isStopped) {
      return;
    }
    try {
      task();
    } catch (error) {
      this.#abort(name, done, error);
    }
  }

  /** A defect in one sync must not hold up the queue: it ends as an error, and the others go on. */
  #abort(name: string, done: () => void, error: unknown): void {
    this.#options.onError(name, error);
    this.#finish(name, {
      type: 'failed',
      phase: 'Error',
      message: String(error),
      at: this.#options.clock.now(),
    });
    done();
  }
}

function destinationOf(application: Application): string {
  return application.spec.destination.namespace ?? '';
}

function findUnsupportedRequest(application: Application): string | undefined {
  const sync = application.operation?.sync;
  if (sync?.dryRun) {
    return 'a dry run';
  }
  return sync?.syncOptions?.find(option =>
    UNSUPPORTED_SYNC_OPTIONS.includes(option),
  );
}

function missingKind(object: KubeObject, namespace: string): ResourceResult {
  const described = describe(object, namespace);
  return {
    ...described,
    status: 'SyncFailed',
    message: `The Kubernetes API could not find ${groupOf(object.apiVersion)}/${
      object.kind
    } for requested resource ${described.namespace}/${
      described.name
    }. Make sure the "${
      object.kind
    }" CRD is installed on the destination cluster.`,
    syncPhase: 'Sync',
  };
}

function createNamespace(store: ObjectStore, name: string): ResourceResult {
  store.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
  return {
    group: '',
    version: 'v1',
    kind: 'Namespace',
    namespace: '',
    name,
    status: 'Synced',
    message: `namespace/${name} created`,
    hookPhase: 'Running',
    syncPhase: 'PreSync',
  };
}

/** What Argo CD says between two waves; it does not really wait for that health (domain facts 6.7). */
function waitingFor(results: readonly ResourceResult[]): string {
  const [first, ...others] = results;
  const more = others.length > 0 ? ` and ${others.length} more resources` : '';
  return `waiting for healthy state of ${first.group}/${first.kind}/${first.name}${more}`;
}
