import type { LoggerService } from '@backstage/backend-plugin-api';
import { classifyKubeError } from '../kube/classifyKubeError';
import type {
  KubeConnection,
  KubeListPage,
  KubeObject,
  KubeWatchEvent,
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
import type { KuberayMetrics } from '../metrics/KuberayMetrics';
import { NO_METRICS } from '../metrics/KuberayMetrics';
import { Confirmation } from './Confirmation';
import { Projector } from './Projector';
import type { ObjectKey, WatchEvent } from './WatchEvent';

/**
 * Objects per page of a LIST: what kubectl asks for. Pages, and not the streamed initial list (`sendInitialEvents`):
 * every server has them, and 593 MB of pods take no more memory by them than one page at a time (measured).
 */
const PAGE_SIZE = 500;

/** How long a reflector waits for a word. */
export interface WatchLimits {
  /** A list may be as long as its cluster is large, but whoever reads the old data has to hear of it. */
  listMs: number;
  /** Between two words of a watch. */
  silenceMs: number;
}

/**
 * API servers send a bookmark about once a minute, or end the watch where the kind asks for it; one may be late. This is also how a cut between the Kubernetes
 * plugin and the cluster is noticed: the proxy (http-proxy 1.18) leaves our side open when its own side breaks.
 */
const LIMITS: WatchLimits = { listMs: 30_000, silenceMs: 90_000 };

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
  /** Watched alone; absent: all namespaces. */
  namespace?: string;
  connection: KubeConnection;
  store: ReflectorStore<TRecord>;
  logger: LoggerService;
  /** What to keep of an object; undefined: nothing. @throws where the object has not the shape of its kind */
  project: (object: KubeObject) => TRecord | undefined;
  /** For tests; `Math.random` without it. */
  random?: () => number;
  /** For tests; 30 seconds for a list and 90 of silence without it. */
  limits?: WatchLimits;
  /** Counts nothing without it. */
  metrics?: KuberayMetrics;
  /** Name of the cluster, for the metrics. */
  source?: string;
}

/** A watch that was accepted has failed: it may be able to go on where it was. */
class WatchCut extends Error {
  /** It went on after a failure, and failed again at once without having brought anything. */
  readonly inVain: boolean;

  constructor(cause: unknown, inVain: boolean) {
    super('The watch was cut', { cause });
    this.name = 'WatchCut';
    this.inVain = inVain;
  }
}

/** Why everything is listed. */
type ListReason = 'start' | 'expired' | 'failed';

/**
 * Copies one kind of one cluster, or of one namespace of it, into a store: lists, then watches, for ever.
 *
 * A watch that ends or is cut goes on where it was; only what cannot go on is listed again: a watch that has become
 * too old (410), that said something unreadable, that the server refuses, or that is cut again at once. Waits in between, longer each time.
 * The first cut of a watch that worked is no failure yet: the attempt to go on tells. Failures never leave `run`:
 * they become events of the store, and one line in the log when the state changes, not one per attempt.
 *
 * Only differences of a steady clock decide anything here; the time of day is what is shown, and may jump.
 */
export class Reflector<TRecord extends ObjectKey> {
  readonly #kind: WatchedKind;
  readonly #namespace: string | undefined;
  readonly #connection: KubeConnection;
  readonly #store: ReflectorStore<TRecord>;
  readonly #projector: Projector<TRecord>;
  readonly #random: () => number;
  readonly #limits: WatchLimits;
  readonly #log: StateLog;
  readonly #metrics: KuberayMetrics;
  readonly #source: string;
  /** Where the watch goes on; undefined: everything has to be listed. */
  #position: string | undefined;
  #listReason: ListReason = 'start';
  /** Something failed, and nothing has shown since that the cluster is there. */
  #isTroubled = false;
  /** Failures of one code in a row, without a watch that worked in between. */
  #attempt = 0;
  #lastCode: KubeErrorCode | undefined;
  /** Ends the wait for the next probe; undefined while there is none. */
  #endProbeWait: (() => void) | undefined;

  private constructor(options: ReflectorOptions<TRecord>) {
    this.#kind = options.kind;
    this.#namespace = options.namespace;
    this.#connection = options.connection;
    this.#store = options.store;
    this.#log = StateLog.create(options.logger);
    this.#projector = Projector.create(options);
    this.#random = options.random ?? Math.random;
    this.#limits = options.limits ?? LIMITS;
    this.#metrics = options.metrics ?? NO_METRICS;
    this.#source = options.source ?? '';
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
        this.#position ??= await this.#list(signal);
        await this.#watch(this.#position, signal);
      } catch (error) {
        if (!signal.aborted) {
          await this.#waitAfter(error, signal);
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

  async #waitAfter(thrown: unknown, signal: AbortSignal): Promise<void> {
    const isCut = thrown instanceof WatchCut && !thrown.inVain;
    const error = classifyKubeError(
      thrown instanceof WatchCut ? thrown.cause : thrown,
    );
    this.#isTroubled = true;
    const inVain = thrown instanceof WatchCut && thrown.inVain;
    if (inVain || !canGoOn(error, isCut)) {
      this.#position = undefined;
      this.#listReason = error.code === 'expired' ? 'expired' : 'failed';
    }
    const delayMs = this.#failed(error, isCut);
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

  async #list(signal: AbortSignal): Promise<string> {
    const late = setTimeout(() => {
      this.#tellFailure(
        new KubeError('timeout', 'The list takes longer than 30 seconds'),
      );
    }, this.#limits.listMs);
    try {
      const { records, resourceVersion } = await this.#readPages(signal);
      signal.throwIfAborted();
      this.#tell({ type: 'replaced', records, at: now(), ...this.#scope() });
      this.#metrics.listed({ ...this.#labels(), reason: this.#listReason });
      this.#log.info(`Watching ${this.#name()}`);
      this.#isTroubled = false;
      return resourceVersion;
    } finally {
      clearTimeout(late);
    }
  }

  async #readPages(
    signal: AbortSignal,
  ): Promise<{ records: TRecord[]; resourceVersion: string }> {
    // Projected page by page: a page is garbage before the next one arrives.
    const records: TRecord[] = [];
    let page: KubeListPage | undefined;
    do {
      page = await this.#connection.list(this.#kind, {
        ...(this.#namespace !== undefined && { namespace: this.#namespace }),
        limit: PAGE_SIZE,
        continueToken: page?.continueToken,
        signal,
      });
      // One by one: a server may ignore the limit, and a call takes no 200,000 arguments.
      for (const record of this.#projector.projectAll(page.items)) {
        records.push(this.#store.held?.(record) ?? record);
      }
      if (page.nameless) {
        this.#projector.leaveOutNameless(page.nameless);
      }
    } while (page.continueToken);
    return { records, resourceVersion: page.resourceVersion };
  }

  /**
   * One watch until the server ends it.
   * @throws WatchCut where the cluster was known to be there, or had shown it, before it failed
   */
  async #watch(from: string, signal: AbortSignal): Promise<void> {
    const resumes = this.#isTroubled;
    const alarm = SilenceAlarm.start(this.#limits.silenceMs);
    const confirmation = Confirmation.create({
      connection: this.#connection,
      onAccepted: () => resumes && this.#resumed(),
    });
    const confirming = resumes ? confirmation.await() : undefined;
    const startedAt = performance.now();
    let isUseless = true;
    try {
      const events = this.#connection.watch(this.#kind, {
        ...(this.#namespace !== undefined && { namespace: this.#namespace }),
        resourceVersion: from,
        signal: AbortSignal.any([signal, alarm.signal, confirmation.lost]),
        onOpen: () => confirmation.accept(),
      });
      for await (const event of events) {
        signal.throwIfAborted();
        alarm.heard();
        confirmation.accept();
        isUseless = false;
        this.#attempt = 0;
        this.#applyEvent(event);
        this.#position = event.resourceVersion;
      }
    } catch (error) {
      if (signal.aborted) {
        throw error;
      }
      if (confirmation.lost.aborted) {
        throw confirmation.lost.reason;
      }
      throw confirmation.accepted || !resumes
        ? new WatchCut(
            alarm.signal.aborted ? silence() : error,
            resumes && isUseless && isShort(startedAt),
          )
        : error;
    } finally {
      confirmation.end();
      alarm.stop();
      await confirming;
      if (!isShort(startedAt)) {
        isUseless = false;
        this.#attempt = 0;
      }
    }
    if (isUseless) {
      throw new KubeError(
        'server-error',
        'The watch ends as soon as it begins',
      );
    }
    // The server lived to end it, and nothing has happened since the last event.
    confirmation.accept();
    this.#tell({ type: 'bookmarked', at: now(), ...this.#scope() });
  }

  #applyEvent(event: KubeWatchEvent): void {
    switch (event.type) {
      case 'BOOKMARK':
        this.#tell({ type: 'bookmarked', at: now(), ...this.#scope() });
        break;
      case 'ADDED':
      case 'MODIFIED':
        this.#metrics.watchEvent(this.#labels());
        this.#applyObject(event.object);
        break;
      case 'DELETED':
        this.#metrics.watchEvent(this.#labels());
        this.#projector.forget(event.object.metadata);
        this.#leaveOut(event.object);
        break;
      default:
        throw unexpected(event);
    }
  }

  #applyObject(object: KubeObject): void {
    const [record] = this.#projector.projectAll([object]);
    if (record) {
      this.#tell({ type: 'applied', record, at: now() });
    } else {
      // None of ours, or unreadable: what it was before it became that is no longer true.
      this.#leaveOut(object);
    }
  }

  #leaveOut({ metadata }: KubeObject): void {
    this.#tell({
      type: 'deleted',
      key: { namespace: metadata.namespace ?? '', name: metadata.name },
      at: now(),
    });
  }

  #resumed(): void {
    this.#isTroubled = false;
    this.#tell({ type: 'resumed', at: now(), ...this.#scope() });
    this.#log.info(`Watching ${this.#name()}`);
  }

  /** Tells store and log; returns how long to wait. */
  #failed(error: KubeError, isCut: boolean): number {
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
        this.#tell({ type: 'not-installed', at: now(), ...this.#scope() });
        this.#log.info(message);
        return backoffMs({ policy: NOT_INSTALLED_BACKOFF, attempt, random });
      default:
        // Servers restart and proxies cut: whether anything is wrong, the attempt to go on tells.
        if (!(isCut && code === 'unreachable' && attempt === 0)) {
          this.#tellFailure(error);
        }
        return backoffMs({ policy: FAILURE_BACKOFF, attempt, random });
    }
  }

  #tellFailure(error: KubeError): void {
    this.#tell({
      type: 'failed',
      problem: toSourceProblem(error),
      at: now(),
      ...this.#scope(),
    });
    this.#log.warn(
      `Cannot read ${this.#name()} (${error.code}): ${error.message}`,
      error,
    );
  }

  #tell(event: WatchEvent<TRecord>): void {
    this.#store.apply(event);
  }

  #scope(): { scope?: string } {
    return this.#namespace === undefined ? {} : { scope: this.#namespace };
  }

  #labels(): { source: string; kind: string } {
    return { source: this.#source, kind: this.#kind.kind };
  }

  #name(): string {
    const name = resourceName(this.#kind);
    return this.#namespace === undefined
      ? name
      : `${name} in namespace ${this.#namespace}`;
  }
}

/** After these, what the watch missed is not to be had any more, or what it said cannot be trusted. */
const LIST_AGAIN: ReadonlySet<KubeErrorCode> = new Set([
  'expired',
  'malformed',
  'not-installed',
]);

/** As long as these hold, a list would fail as well, or bring what no watch may keep up to date. */
const WATCH_AGAIN: ReadonlySet<KubeErrorCode> = new Set([
  'unreachable',
  'unauthorized',
  'forbidden',
  'unknown-cluster',
]);

/** Whether the watch may go on where it was, or everything has to be listed. */
function canGoOn({ code }: KubeError, isCut: boolean): boolean {
  return isCut ? !LIST_AGAIN.has(code) : WATCH_AGAIN.has(code);
}

function isShort(startedAt: number): boolean {
  return performance.now() - startedAt < SHORTEST_WATCH_MS;
}

function silence(): KubeError {
  return new KubeError('timeout', 'The watch has been silent for 90 seconds');
}

function now(): string {
  return new Date().toISOString();
}

function unexpected(event: never): Error {
  return new Error(`Unexpected watch event ${JSON.stringify(event)}`);
}
