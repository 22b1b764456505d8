import type { KubeObject, KubeWatchEvent } from '../kube/KubeConnection';
import type { KubeError } from '../kube/KubeError';
import { toSourceProblem } from '../kube/KubeError';
import { resourceName } from '../kube/watchedKinds';
import { StateLog } from '../loop/StateLog';
import { NO_METRICS } from '../metrics/KuberayMetrics';
import type { KuberayMetrics } from '../metrics/KuberayMetrics';
import type { ProjectorOptions } from './Projector';
import { Projector } from './Projector';
import type { ReflectorStore } from './ReflectorStore';
import type { ObjectKey, WatchEvent } from './WatchEvent';

/** Options of `WatchReport.create`. */
export interface WatchReportOptions<TRecord extends ObjectKey>
  extends Omit<ProjectorOptions<TRecord>, 'onLeftOut'> {
  /** Watched alone; absent: all namespaces. */
  namespace?: string;
  store: ReflectorStore<TRecord>;
  /** Counts nothing without it. */
  metrics?: KuberayMetrics;
  /** Name of the cluster, for the metrics. */
  source?: string;
}

/** Why everything is listed. */
export type ListReason = 'start' | 'expired' | 'failed';

/**
 * What a reflector has to say of its kind: to the store each time, to the log when a state begins, to the metrics what
 * they count. Of a namespace alone where that is all it reads.
 */
export class WatchReport<TRecord extends ObjectKey> {
  readonly #options: WatchReportOptions<TRecord>;
  readonly #store: ReflectorStore<TRecord>;
  readonly #projector: Projector<TRecord>;
  readonly #log: StateLog;
  readonly #metrics: KuberayMetrics;

  private constructor(options: WatchReportOptions<TRecord>) {
    this.#options = options;
    this.#store = options.store;
    this.#log = StateLog.create(options.logger);
    this.#metrics = options.metrics ?? NO_METRICS;
    this.#projector = Projector.create({
      ...options,
      onLeftOut: () => this.#metrics.leftOut(this.#labels()),
    });
  }

  static create<TRecord extends ObjectKey>(
    options: WatchReportOptions<TRecord>,
  ): WatchReport<TRecord> {
    return new WatchReport(options);
  }

  /** What is kept of an object of a list: the record that the store holds where it is equal. */
  toRecord(object: KubeObject): TRecord | undefined {
    const record = this.#projector.project(object);
    return record && (this.#store.held?.(record) ?? record);
  }

  /** A list brought items that are no objects at all. */
  leftOutNameless(count: number): void {
    this.#projector.leaveOutNameless(count);
  }

  listed(records: TRecord[], reason: ListReason): void {
    this.#projector.listed();
    this.#tell({ type: 'replaced', records, at: now(), ...this.#scope() });
    this.#metrics.listed({ ...this.#labels(), reason });
    this.#log.info(`Watching ${this.#name()}`);
  }

  heard(event: KubeWatchEvent): void {
    switch (event.type) {
      case 'BOOKMARK':
        this.lives();
        break;
      case 'ADDED':
      case 'MODIFIED':
        this.#metrics.watchEvent(this.#labels());
        this.#changed(event.object);
        break;
      case 'DELETED':
        this.#metrics.watchEvent(this.#labels());
        this.#projector.forget(event.object.metadata);
        this.#gone(event.object);
        break;
      default:
        throw unexpected(event);
    }
  }

  /** Nothing has changed, and the watch is alive. */
  lives(): void {
    this.#tell({ type: 'bookmarked', at: now(), ...this.#scope() });
  }

  /** The watch that had failed goes on where it was. */
  resumed(): void {
    this.#tell({ type: 'resumed', at: now(), ...this.#scope() });
    this.#log.info(`Watching ${this.#name()}`);
  }

  notInstalled({ message }: KubeError): void {
    this.#tell({ type: 'not-installed', at: now(), ...this.#scope() });
    this.#log.info(message);
  }

  failed(error: KubeError): void {
    const problem = toSourceProblem(error);
    this.#tell({ type: 'failed', problem, at: now(), ...this.#scope() });
    this.#log.warn(
      `Cannot read ${this.#name()} (${error.code}): ${error.message}`,
      error,
    );
  }

  #changed(object: KubeObject): void {
    const record = this.#projector.project(object);
    if (record) {
      this.#tell({ type: 'applied', record, at: now() });
    } else {
      // None of ours, or unreadable: what it was before it became that is no longer true.
      this.#gone(object);
    }
  }

  #gone({ metadata }: KubeObject): void {
    this.#tell({
      type: 'deleted',
      key: { namespace: metadata.namespace ?? '', name: metadata.name },
      at: now(),
    });
  }

  #tell(event: WatchEvent<TRecord>): void {
    this.#store.apply(event);
  }

  #scope(): { scope?: string } {
    const { namespace } = this.#options;
    return namespace === undefined ? {} : { scope: namespace };
  }

  #labels(): { source: string; kind: string } {
    const { source = '', kind } = this.#options;
    return { source, kind: kind.kind };
  }

  #name(): string {
    const { kind, namespace } = this.#options;
    const name = resourceName(kind);
    return namespace === undefined ? name : `${name} in namespace ${namespace}`;
  }
}

function now(): string {
  return new Date().toISOString();
}

function unexpected(event: never): Error {
  return new Error(`Unexpected watch event ${JSON.stringify(event)}`);
}
