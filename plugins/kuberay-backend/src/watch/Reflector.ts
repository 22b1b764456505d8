import type { LoggerService } from '@backstage/backend-plugin-api';
import { classifyKubeError } from '../kube/classifyKubeError';
import type {
  KubeConnection,
  KubeListPage,
  KubeObject,
} from '../kube/KubeConnection';
import type { KubeErrorCode } from '../kube/KubeError';
import { KubeError, toSourceProblem } from '../kube/KubeError';
import type { WatchedKind } from '../kube/watchedKinds';
import { resourceName } from '../kube/watchedKinds';
import {
  FAILURE_BACKOFF,
  NOT_INSTALLED_BACKOFF,
  backoffMs,
} from '../loop/backoff';
import { SilenceAlarm } from '../loop/SilenceAlarm';
import { StateLog } from '../loop/StateLog';
import { waitUnlessAborted } from '../loop/waitUnlessAborted';
import { Projector } from './Projector';
import type { ObjectKey, WatchEvent } from './WatchEvent';

/** Objects per page of a LIST: what kubectl asks for. */
const PAGE_SIZE = 500;

/**
 * API servers send a bookmark about once a minute, or end the watch where the kind asks for it; one may be late. This is also how a cut between the Kubernetes
 * plugin and the cluster is noticed: the proxy (http-proxy 1.18) leaves our side open when its own side breaks.
 */
const MAX_SILENCE_MS = 90_000;

/** A watch that ends sooner, without a word, is not the server's usual end. */
const SHORTEST_WATCH_MS = 5_000;

/** So many lists or watches in a row that are too old at once are a trouble that somebody should hear of. */
const MANY_EXPIRIES = 3;

/** What a reflector needs of a store. */
export interface ReflectorStore<TRecord extends ObjectKey> {
  apply(event: WatchEvent<TRecord>): void;
  /** The equal record that it holds, or else this one: a list that brings what is known already costs no memory. */
  held?(record: TRecord): TRecord;
}

/** Options of `Reflector.create`. */
export interface ReflectorOptions<TRecord extends ObjectKey> {
  kind: WatchedKind;
  connection: KubeConnection;
  store: ReflectorStore<TRecord>;
  logger: LoggerService;
  /** What to keep of an object; undefined: nothing. @throws where the object has not the shape of its kind */
  project: (object: KubeObject) => TRecord | undefined;
  /** For tests; `Math.random` without it. */
  random?: () => number;
}

/**
 * Copies one kind of one cluster into a store: lists, then watches, for ever.
 *
 * Lists again when the watch has become too old (410) or has failed; waits in between, longer each time.
 * A watch that the server ends goes on where it was. Failures never leave `run`: they become events of the store,
 * and one line in the log when the state changes, not one per attempt.
 */
export class Reflector<TRecord extends ObjectKey> {
  readonly #kind: WatchedKind;
  readonly #connection: KubeConnection;
  readonly #store: ReflectorStore<TRecord>;
  readonly #projector: Projector<TRecord>;
  readonly #random: () => number;
  /** Failures of one code in a row, without a watch that worked in between. */
  #attempt = 0;
  #lastCode: KubeErrorCode | undefined;
  readonly #log: StateLog;
  /** Ends the wait for the next probe; undefined while there is none. */
  #endProbeWait: (() => void) | undefined;

  private constructor(options: ReflectorOptions<TRecord>) {
    this.#kind = options.kind;
    this.#connection = options.connection;
    this.#store = options.store;
    this.#log = StateLog.create(options.logger);
    this.#projector = Projector.create(options);
    this.#random = options.random ?? Math.random;
  }

  static create<TRecord extends ObjectKey>(
    options: ReflectorOptions<TRecord>,
  ): Reflector<TRecord> {
    return new Reflector(options);
  }

  /** Runs until the signal aborts, then returns. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.#listAndWatch(signal);
      } catch (error) {
        if (!signal.aborted) {
          await this.#waitAfter(classifyKubeError(error), signal);
        }
      }
    }
  }

  /**
   * Something happens to the cluster that may install the kind: probes soon, and often again for a while.
   * Does nothing for a kind that is installed or that cannot be read.
   */
  hurry(): void {
    if (this.#endProbeWait) {
      this.#attempt = 0;
      this.#endProbeWait();
    }
  }

  async #waitAfter(error: KubeError, signal: AbortSignal): Promise<void> {
    const delayMs = this.#failed(error);
    if (error.code !== 'not-installed') {
      await waitUnlessAborted(delayMs, signal);
      return;
    }
    const hurried = new AbortController();
    this.#endProbeWait = () => hurried.abort();
    await waitUnlessAborted(delayMs, AbortSignal.any([signal, hurried.signal]));
    this.#endProbeWait = undefined;
    if (hurried.signal.aborted) {
      // A burst of signs makes one probe.
      await waitUnlessAborted(NOT_INSTALLED_BACKOFF.baseMs, signal);
    }
  }

  /** Never returns but by the signal. */
  async #listAndWatch(signal: AbortSignal): Promise<void> {
    let resourceVersion = await this.#list(signal);
    while (!signal.aborted) {
      resourceVersion = await this.#watch(resourceVersion, signal);
    }
  }

  async #list(signal: AbortSignal): Promise<string> {
    // Projected page by page: a page is garbage before the next one arrives.
    const records: TRecord[] = [];
    let page: KubeListPage | undefined;
    do {
      page = await this.#connection.list(this.#kind, {
        limit: PAGE_SIZE,
        continueToken: page?.continueToken,
        signal,
      });
      // One by one: a server may ignore the limit, and a call takes no 200,000 arguments.
      for (const record of this.#projector.projectAll(page.items)) {
        records.push(record);
      }
    } while (page.continueToken);
    signal.throwIfAborted();
    this.#store.apply({ type: 'replaced', records, at: now() });
    this.#log.info(`Watching ${resourceName(this.#kind)}`);
    return page.resourceVersion;
  }

  /** One watch until the server ends it; returns where the next one goes on. */
  async #watch(from: string, signal: AbortSignal): Promise<string> {
    const alarm = SilenceAlarm.start(MAX_SILENCE_MS);
    const startedAt = Date.now();
    let resourceVersion = from;
    let isUseless = true;
    try {
      const events = this.#connection.watch(this.#kind, {
        resourceVersion,
        signal: AbortSignal.any([signal, alarm.signal]),
      });
      for await (const event of events) {
        signal.throwIfAborted();
        alarm.heard();
        isUseless = false;
        this.#attempt = 0;
        resourceVersion = event.resourceVersion;
        switch (event.type) {
          case 'BOOKMARK':
            this.#store.apply({ type: 'bookmarked', at: now() });
            break;
          case 'ADDED':
          case 'MODIFIED':
            this.#applyObject(event.object);
            break;
          case 'DELETED':
            this.#deleteObject(event.object);
            break;
          default:
            throw unexpected(event);
        }
      }
    } catch (error) {
      if (alarm.signal.aborted && !signal.aborted) {
        throw new KubeError(
          'timeout',
          'The watch has been silent for 90 seconds',
        );
      }
      throw error;
    } finally {
      alarm.stop();
      if (Date.now() - startedAt >= SHORTEST_WATCH_MS) {
        isUseless = false;
        this.#attempt = 0;
      }
    }
    if (isUseless) {
      throw new KubeError('unreachable', 'The watch ends as soon as it begins');
    }
    // The server lived to end it, and nothing has happened since the last event.
    this.#store.apply({ type: 'bookmarked', at: now() });
    return resourceVersion;
  }

  #applyObject(object: KubeObject): void {
    const [record] = this.#projector.projectAll([object]);
    // Without a record, the object is none of ours or cannot be read: all it tells is that the watch is alive.
    this.#store.apply(
      record
        ? { type: 'applied', record, at: now() }
        : { type: 'bookmarked', at: now() },
    );
  }

  #deleteObject({ metadata }: KubeObject): void {
    this.#projector.forget(metadata);
    this.#store.apply({
      type: 'deleted',
      key: { namespace: metadata.namespace ?? '', name: metadata.name },
      at: now(),
    });
  }

  /** Tells store and log; returns how long to wait. */
  #failed(error: KubeError): number {
    const { code, message } = error;
    const attempt = code === this.#lastCode ? this.#attempt : 0;
    this.#attempt = attempt + 1;
    this.#lastCode = code;
    const random = this.#random();
    switch (code) {
      case 'expired':
        // Nothing is wrong: the next list is due at once, unless it has just been tried.
        if (attempt === 0) {
          return 0;
        }
        if (attempt >= MANY_EXPIRIES) {
          this.#tellFailure(error);
        }
        return backoffMs({ policy: FAILURE_BACKOFF, attempt, random });
      case 'not-installed':
        this.#store.apply({ type: 'not-installed', at: now() });
        this.#log.info(message);
        return backoffMs({ policy: NOT_INSTALLED_BACKOFF, attempt, random });
      default:
        this.#tellFailure(error);
        return backoffMs({ policy: FAILURE_BACKOFF, attempt, random });
    }
  }

  #tellFailure(error: KubeError): void {
    this.#store.apply({
      type: 'failed',
      problem: toSourceProblem(error),
      at: now(),
    });
    this.#log.warn(
      `Cannot read ${resourceName(this.#kind)} (${error.code}): ${
        error.message
      }`,
      error,
    );
  }
}

function now(): string {
  return new Date().toISOString();
}

function unexpected(event: never): Error {
  return new Error(`Unexpected watch event ${JSON.stringify(event)}`);
}
