import { classifyKubeError } from '../kube/classifyKubeError';
import type { KubeConnection, KubeWatchEvent } from '../kube/KubeConnection';
import type { KubeErrorCode } from '../kube/KubeError';
import { KubeError } from '../kube/KubeError';
import { NOT_INSTALLED_BACKOFF } from '../loop/backoff';
import { SilenceAlarm } from '../loop/SilenceAlarm';
import { waitUnlessAborted } from '../loop/waitUnlessAborted';
import { canGoOn } from './canGoOn';
import { Confirmation } from './Confirmation';
import { InitialEvents } from './InitialEvents';
import { readPages } from './readPages';
import { Retries } from './Retries';
import { StreamingTrials } from './StreamingTrials';
import type { ObjectKey } from './WatchEvent';
import { StreamCut, WatchCut, causeOf } from './WatchCut';
import type { WatchLimits } from './WatchLimits';
import { WATCH_LIMITS } from './WatchLimits';
import type { ListReason, WatchReportOptions } from './WatchReport';
import { WatchReport } from './WatchReport';

/** A watch that ends sooner, without a word, is not the server's usual end. */
const SHORTEST_WATCH_MS = 5_000;

/** Of a request that nobody answered. */
const NO_ANSWER: ReadonlySet<KubeErrorCode> = new Set([
  'unreachable',
  'timeout',
  'unknown-cluster',
]);

/** Options of `Reflector.create`. */
export interface ReflectorOptions<TRecord extends ObjectKey>
  extends WatchReportOptions<TRecord> {
  connection: KubeConnection;
  /** For tests; `Math.random` without it. */
  random?: () => number;
  /** For tests; see {@link WATCH_LIMITS}. */
  limits?: Partial<WatchLimits>;
}

/**
 * Copies one kind of one cluster, or of one namespace of it, into a store: lists, then watches, for ever.
 *
 * A list is the beginning of the watch itself where the server streams it, and pages otherwise (`StreamingTrials`).
 * A watch that ends or is cut goes on where it was; only what cannot go on is listed again: a watch that has become
 * too old (410), that said something unreadable, that the server refuses, or that is cut again at once. Waits in
 * between, longer each time (`Retries`).
 * The first cut of a watch that worked is no failure yet: the attempt to go on tells. Failures never leave `run`:
 * they become events of the store, and one line in the log when the state changes, not one per attempt.
 *
 * Only differences of a steady clock decide anything here; the time of day is what is shown, and may jump.
 */
export class Reflector<TRecord extends ObjectKey> {
  readonly #options: ReflectorOptions<TRecord>;
  readonly #report: WatchReport<TRecord>;
  readonly #limits: WatchLimits;
  readonly #retries: Retries;
  readonly #streaming = StreamingTrials.create();
  /** Where the watch goes on; undefined: everything has to be listed. */
  #position: string | undefined;
  #listReason: ListReason = 'start';
  /** Something failed, and nothing has shown since that the cluster is there. */
  #isTroubled = false;
  /** Says that a list takes long. */
  #late: NodeJS.Timeout | undefined;
  /** Ends the wait for the next probe; undefined while there is none. */
  #endProbeWait: (() => void) | undefined;

  private constructor(options: ReflectorOptions<TRecord>) {
    this.#options = options;
    this.#report = WatchReport.create(options);
    this.#limits = { ...WATCH_LIMITS, ...options.limits };
    this.#retries = Retries.create(options.random ?? Math.random);
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
        if (this.#position === undefined) {
          await this.#list(signal);
        } else {
          await this.#watch(this.#position, signal);
        }
      } catch (error) {
        if (!signal.aborted && !this.#streaming.failed(error)) {
          await this.#waitAfter(error, signal);
        }
      }
    }
    clearTimeout(this.#late);
  }

  /**
   * Something happens to the cluster that may install the kind: probes soon, and often again for a while.
   * Does nothing for a kind that is installed or that cannot be read.
   */
  hurry(): void {
    if (this.#endProbeWait) {
      this.#retries.begin();
      this.#endProbeWait();
    }
  }

  async #waitAfter(thrown: unknown, signal: AbortSignal): Promise<void> {
    clearTimeout(this.#late);
    this.#late = undefined;
    const cut = thrown instanceof WatchCut ? thrown : undefined;
    const isCut = cut !== undefined && !cut.inVain;
    const error = classifyKubeError(causeOf(thrown));
    this.#isTroubled = true;
    if (cut?.inVain || !canGoOn(error, isCut)) {
      this.#listAgain(error);
    }
    const { delayMs, isTrouble } = this.#retries.after(error, isCut);
    if (error.code !== 'not-installed') {
      if (isTrouble) {
        this.#report.failed(error);
      }
      await waitUnlessAborted(delayMs, signal);
      if (
        !signal.aborted &&
        (await this.#isOnlyTheWatch(error, isCut, signal))
      ) {
        this.#listAgain(error);
      }
      return;
    }
    this.#report.notInstalled(error);
    const hurried = new AbortController();
    this.#endProbeWait = () => hurried.abort();
    await waitUnlessAborted(delayMs, AbortSignal.any([signal, hurried.signal]));
    this.#endProbeWait = undefined;
    if (hurried.signal.aborted) {
      // A burst of signs makes one probe.
      await waitUnlessAborted(NOT_INSTALLED_BACKOFF.baseMs, signal);
    }
  }

  #listAgain({ code }: KubeError): void {
    this.#position = undefined;
    this.#listReason = code === 'expired' ? 'expired' : 'failed';
  }

  /**
   * A cluster that answers, and does not let a watch go on without saying why: a list has to say it. Not asked of a
   * watch that was cut for the first time.
   */
  async #isOnlyTheWatch(
    { code }: KubeError,
    isCut: boolean,
    signal: AbortSignal,
  ): Promise<boolean> {
    if (code !== 'unreachable' || isCut || this.#position === undefined) {
      return false;
    }
    try {
      await this.#options.connection.version(signal);
      return true;
    } catch (error) {
      return !NO_ANSWER.has(classifyKubeError(error).code);
    }
  }

  async #list(signal: AbortSignal): Promise<void> {
    const { listMs } = this.#limits;
    this.#late ??= setTimeout(() => this.#report.failed(late(listMs)), listMs);
    if (this.#streaming.next() === 'stream') {
      await this.#watch(undefined, signal);
      return;
    }
    const { records, resourceVersion } = await readPages(
      {
        ...this.#options,
        project: object => this.#report.toRecord(object),
        onNameless: count => this.#report.leftOutNameless(count),
      },
      signal,
    );
    signal.throwIfAborted();
    this.#listed(records, resourceVersion);
  }

  #listed(records: TRecord[], resourceVersion: string): void {
    clearTimeout(this.#late);
    this.#late = undefined;
    this.#report.listed(records, this.#listReason);
    this.#isTroubled = false;
    this.#position = resourceVersion;
  }

  /**
   * One watch until the server ends it; without a position, it begins with a list.
   * @throws WatchCut where the cluster was known to be there, or had shown it, before it failed
   * @throws StreamCut where it failed before all of the list had come
   */
  async #watch(from: string | undefined, signal: AbortSignal): Promise<void> {
    const { kind, namespace, connection } = this.#options;
    const { silenceMs, streamSilenceMs } = this.#limits;
    const resumes = from !== undefined && this.#isTroubled;
    const alarm = SilenceAlarm.start(
      from === undefined ? streamSilenceMs : silenceMs,
    );
    const confirmation = Confirmation.create({
      connection,
      onAccepted: () => resumes && this.#resumed(),
    });
    const confirming = resumes ? confirmation.await() : undefined;
    const startedAt = performance.now();
    let isUseless = true;
    try {
      const events = connection.watch(kind, {
        ...(namespace !== undefined && { namespace }),
        ...(from !== undefined && { resourceVersion: from }),
        signal: AbortSignal.any([signal, alarm.signal, confirmation.lost]),
        onOpen: () => confirmation.accept(),
      });
      for await (const event of from === undefined
        ? this.#afterList(events, alarm)
        : events) {
        signal.throwIfAborted();
        alarm.heard();
        confirmation.accept();
        isUseless = false;
        this.#retries.begin();
        this.#report.heard(event);
        this.#position = event.resourceVersion;
      }
    } catch (error) {
      if (signal.aborted || error instanceof StreamCut) {
        throw error;
      }
      if (confirmation.lost.aborted) {
        throw confirmation.lost.reason;
      }
      throw confirmation.accepted || !resumes
        ? new WatchCut(
            alarm.signal.aborted ? silence(silenceMs) : error,
            resumes && isUseless && isShort(startedAt),
          )
        : error;
    } finally {
      confirmation.end();
      alarm.stop();
      await confirming;
      if (this.#position !== undefined && !isShort(startedAt)) {
        isUseless = false;
        this.#retries.begin();
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
    this.#report.lives();
  }

  /** Applies the list with which a watch begins once it is complete, then passes on what follows. */
  async *#afterList(
    events: AsyncIterable<KubeWatchEvent>,
    alarm: SilenceAlarm,
  ): AsyncGenerator<KubeWatchEvent> {
    const { silenceMs, streamSilenceMs } = this.#limits;
    const initial = InitialEvents.create<TRecord>({
      project: object => this.#report.toRecord(object),
    });
    let isListed = false;
    try {
      for await (const event of events) {
        if (isListed) {
          yield event;
        } else {
          alarm.heard();
          const records = initial.take(event);
          if (records) {
            isListed = true;
            alarm.allow(silenceMs);
            this.#listed(records, event.resourceVersion);
          }
        }
      }
    } catch (error) {
      throw isListed
        ? error
        : new StreamCut(
            alarm.signal.aborted ? silence(streamSilenceMs) : error,
            initial.begun,
          );
    }
    if (!isListed) {
      throw new StreamCut(endedEarly(), initial.begun);
    }
  }

  #resumed(): void {
    this.#isTroubled = false;
    this.#report.resumed();
  }
}

function isShort(startedAt: number): boolean {
  return performance.now() - startedAt < SHORTEST_WATCH_MS;
}

function late(ms: number): KubeError {
  return new KubeError(
    'timeout',
    `The list takes longer than ${ms / 1000} seconds`,
  );
}

function silence(ms: number): KubeError {
  return new KubeError(
    'timeout',
    `The watch has been silent for ${ms / 1000} seconds`,
  );
}

function endedEarly(): KubeError {
  return new KubeError(
    'server-error',
    'The list ends before all of it has come',
  );
}
