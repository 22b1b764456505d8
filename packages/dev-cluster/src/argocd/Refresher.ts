import type { Clock } from '../clock';
import type { ObjectStore } from '../kube-api';
import { equalJson } from '../kube-api/json';
import type { Application, ApplicationCondition } from './Application';
import type { ApplicationWriter } from './ApplicationWriter';
import type { ClusterCache } from './ClusterCache';
import type { Comparer, ComparisonResult, Target } from './Comparer';
import { findSpecFaults } from './findSpecFaults';
import type { Latencies } from './Latencies';
import { comparisonStatus, invalidSpecStatus } from './status/comparisonStatus';
import { decideAutoSync } from './sync/autoSync';

/**
 * How thorough a comparison is: `recent` looks at the live objects again and keeps what Git said last, `latest` asks Git
 * too, `hard` forgets what was cached besides.
 */
export type RefreshLevel = 'recent' | 'latest' | 'hard';

const LEVELS: readonly RefreshLevel[] = ['recent', 'latest', 'hard'];

interface Known {
  isRunning: boolean;
  pending?: RefreshLevel;
  target?: Target;
  /** The spec that `target` belongs to. */
  spec?: unknown;
  cancelTimer?: () => void;
}

/** What {@link Refresher} works with. */
export interface RefresherOptions {
  clock: Clock;
  store: ObjectStore;
  cache: ClusterCache;
  comparer: Comparer;
  writer: ApplicationWriter;
  latencies: Latencies;
  clusterName: string;
  /** Told what went wrong in a comparison that should not go wrong. */
  onError: (application: string, error: unknown) => void;
}

/**
 * Compares Applications: one comparison of an Application at a time, those of different ones side by side. Each reads the
 * cache after `compareMs`, decides about an automated sync, and writes the status `persistMs` later, so that a sync may
 * be running before its reason is written (recorded/walk: ray-operator).
 */
export class Refresher {
  readonly #options: RefresherOptions;
  readonly #known = new Map<string, Known>();
  #isStopped = false;

  private constructor(options: RefresherOptions) {
    this.#options = options;
  }

  static create(options: RefresherOptions): Refresher {
    return new Refresher(options);
  }

  /** Asks for a comparison; requests that come while one runs become one more after it. */
  request(name: string, level: RefreshLevel): void {
    const known = this.#known.get(name) ?? { isRunning: false };
    this.#known.set(name, known);
    known.pending = higher(known.pending, level);
    if (!known.isRunning) {
      this.#start(name, known);
    }
  }

  /** Forgets an Application that is gone. */
  forget(name: string): void {
    this.#known.get(name)?.cancelTimer?.();
    this.#known.delete(name);
  }

  stop(): void {
    this.#isStopped = true;
    for (const name of [...this.#known.keys()]) {
      this.forget(name);
    }
  }

  #start(name: string, known: Known): void {
    known.isRunning = true;
    this.#later(name, this.#options.latencies.compareMs, () => {
      const level = known.pending ?? 'latest';
      known.pending = undefined;
      this.#run(name, known, level).catch(error => this.#fail(name, error));
    });
  }

  async #run(name: string, known: Known, level: RefreshLevel): Promise<void> {
    const { writer, store, cache, comparer, clusterName } = this.#options;
    const application = writer.read(name);
    if (!application) {
      this.forget(name);
      return;
    }
    const faults = findSpecFaults(application, { name: clusterName, store });
    if (faults.length > 0) {
      const now = this.#options.clock.now();
      const status = invalidSpecStatus({ application, messages: faults, now });
      this.#later(name, this.#options.latencies.persistMs, () => {
        writer.writeComparison(name, status);
        this.#finish(name, known);
      });
      return;
    }
    if (level === 'hard') {
      cache.revealStatus(store);
    }
    const startedAt = this.#options.clock.now();
    const isKnown =
      level === 'recent' &&
      known.target?.state === 'loaded' &&
      equalJson(known.spec, application.spec);
    const target =
      isKnown && known.target ? known.target : await comparer.load(application);
    known.target = target;
    known.spec = application.spec;
    const compareNow = () =>
      cache.whenReadable(() =>
        this.#guard(name, () =>
          this.#compare(name, known, { target, level, startedAt }),
        ),
      );
    const crds = countCrds(target);
    if (isKnown || crds === 0) {
      compareNow();
    } else {
      this.#later(
        name,
        crds * this.#options.latencies.compareCrdMs,
        compareNow,
      );
    }
  }

  #compare(
    name: string,
    known: Known,
    run: { target: Target; level: RefreshLevel; startedAt: number },
  ): void {
    const { writer, cache, comparer, latencies, clock } = this.#options;
    const application = writer.read(name);
    if (!application) {
      this.forget(name);
      return;
    }
    const result = comparer.compare(application, run.target);
    const condition = this.#autoSync(application, result);
    const live = result.comparison.resources.flatMap(({ live: object }) =>
      object ? [object] : [],
    );
    const objects = result.comparison.resources.length;
    this.#later(
      name,
      latencies.persistMs + latencies.persistPerObjectMs * objects,
      () => {
        const current = writer.read(name) ?? application;
        writer.writeComparison(
          name,
          comparisonStatus({
            application: { ...current, spec: application.spec },
            ...result,
            conditions: [
              ...result.conditions,
              ...condition,
              ...deletionErrors(current),
            ],
            pods: cache.podsOf(live),
            isFull: run.level !== 'recent',
            now: clock.now(),
            startedAt: run.startedAt,
          }),
        );
        this.#finish(name, known);
      },
    );
  }

  #autoSync(
    application: Application,
    result: ComparisonResult,
  ): ApplicationCondition[] {
    const { name } = application.metadata;
    const decision = decideAutoSync({
      application,
      comparison: result.comparison,
      origin: result.origin,
      now: this.#options.clock.now(),
    });
    if (decision.type === 'sync') {
      this.#options.writer.setOperation(name, decision.operation);
      return [];
    }
    if (decision.type === 'wait') {
      this.#later(name, decision.afterMs, () => {
        if (this.#known.has(name)) {
          this.request(name, 'recent');
        }
      });
      return [];
    }
    return decision.condition ? [decision.condition] : [];
  }

  #finish(name: string, known: Known): void {
    known.isRunning = false;
    if (this.#isStopped || this.#known.get(name) !== known) {
      return;
    }
    if (known.pending) {
      this.#start(name, known);
      return;
    }
    known.cancelTimer?.();
    known.cancelTimer = this.#options.clock.schedule(
      () => this.request(name, 'latest'),
      this.#options.latencies.reconcileMs,
    );
  }

  #later(name: string, delayMs: number, task: () => void): void {
    this.#options.clock.schedule(() => this.#guard(name, task), delayMs);
  }

  /** A defect in one comparison must not end the others, nor the process. */
  #guard(name: string, task: () => void): void {
    if (this.#isStopped) {
      return;
    }
    try {
      task();
    } catch (error) {
      this.#fail(name, error);
    }
  }

  #fail(name: string, error: unknown): void {
    this.#options.onError(name, error);
    const known = this.#known.get(name);
    if (known) {
      this.#finish(name, known);
    }
  }
}

/** Those stay until the Application is gone. */
function deletionErrors({ status }: Application): ApplicationCondition[] {
  return (status?.conditions ?? []).filter(
    ({ type }) => type === 'DeletionError',
  );
}

function countCrds(target: Target): number {
  return target.state === 'loaded'
    ? target.manifests.filter(({ kind }) => kind === 'CustomResourceDefinition')
        .length
    : 0;
}

function higher(a: RefreshLevel | undefined, b: RefreshLevel): RefreshLevel {
  return a && LEVELS.indexOf(a) > LEVELS.indexOf(b) ? a : b;
}
