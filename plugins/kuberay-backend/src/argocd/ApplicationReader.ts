import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ApplicationRecord } from 'backstage-plugin-kuberay-common';
import { classifyArgocdError } from './classifyArgocdError';
import type { KubeObject } from '../kube/KubeConnection';
import type { KubeError } from '../kube/KubeError';
import { toSourceProblem } from '../kube/KubeError';
import { FAILURE_BACKOFF, backoffMs } from '../loop/backoff';
import { SilenceAlarm } from '../loop/SilenceAlarm';
import { StateLog } from '../loop/StateLog';
import { waitUnlessAborted } from '../loop/waitUnlessAborted';
import type { KuberayMetrics } from '../metrics/KuberayMetrics';
import type { KubernetesVersions } from '../store/KubernetesVersions';
import type { ReflectorStore } from '../watch/ReflectorStore';
import type { ArgocdStreamEvent } from './ArgocdApi';
import type { ArgocdInstance } from './ArgocdInstances';
import { KnownApplications } from './KnownApplications';
import { TellChanges } from './TellChanges';
import type { WantedApplication } from './WantedApplications';
import { WholeReads } from './WholeReads';

/**
 * A stream is left after so long without a word, and the list is read again: it tells whether Argo CD is dead or
 * nothing has happened. Argo CD sends a heartbeat every 15 s, but not every version, and not through every gateway.
 */
const MAX_SILENCE_MS = 60_000;

/** Heals what a stream may have lost: Argo CD drops events of readers that are slow. */
const MAX_STREAM_MS = 600_000;

/** A stream that ends sooner is of no use. */
const SHORTEST_STREAM_MS = 5_000;

/** The first list cannot tell uids; the stream, which begins with every Application, is waited for so long. */
const MAX_SETTLE_MS = 2_000;

/** Options of `ApplicationReader.create`. */
export interface ApplicationReaderOptions {
  instance: ArgocdInstance;
  store: ReflectorStore<ApplicationRecord>;
  /** Gets the version of Argo CD. */
  versions: Pick<KubernetesVersions, 'set'>;
  logger: LoggerService;
  metrics: KuberayMetrics;
  /** For tests; `Math.random` without it. */
  random?: () => number;
  /** For tests: silence of a stream; a minute without it. */
  silenceMs?: number;
}

/**
 * Copies the Applications of one Argo CD instance into the store: lists, then follows the stream, for ever.
 *
 * However a stream ends, the list is read again, soon at first; what did not change is told to nobody. As long as
 * lists succeed the data are live, if only as young as the last list. A list that fails makes them stale, and one
 * line in the log. Applications that somebody looks at are read whole where list and stream leave parts out.
 */
export class ApplicationReader {
  readonly #instance: ArgocdInstance;
  readonly #versions: ApplicationReaderOptions['versions'];
  readonly #metrics: KuberayMetrics;
  readonly #known: KnownApplications;
  readonly #told: TellChanges<ApplicationRecord>;
  readonly #wholeReads: WholeReads;
  readonly #log: StateLog;
  readonly #streamLog: StateLog;
  readonly #wholeLog: StateLog;
  readonly #versionLog: StateLog;
  readonly #random: () => number;
  readonly #silenceMs: number;
  /** Failed lists or short streams in a row. */
  #attempt = 0;
  #listReason = 'start';

  private constructor(options: ApplicationReaderOptions) {
    const { instance, store, logger } = options;
    this.#instance = instance;
    this.#versions = options.versions;
    this.#metrics = options.metrics;
    this.#known = KnownApplications.create({ instance: instance.name, logger });
    this.#told = TellChanges.create({ store });
    this.#wholeReads = WholeReads.create({
      incomplete: application => this.#known.incomplete(application),
      read: (application, signal) => this.#readWhole(application, signal),
    });
    this.#log = StateLog.create(logger);
    this.#streamLog = StateLog.create(logger);
    this.#wholeLog = StateLog.create(logger);
    this.#versionLog = StateLog.create(logger);
    this.#random = options.random ?? Math.random;
    this.#silenceMs = options.silenceMs ?? MAX_SILENCE_MS;
  }

  static create(options: ApplicationReaderOptions): ApplicationReader {
    return new ApplicationReader(options);
  }

  /** Runs until the signal aborts, then returns. */
  async run(signal: AbortSignal): Promise<void> {
    const unsubscribe = this.#instance.wanted.subscribe(application =>
      this.#wholeReads.ask(application, signal),
    );
    while (!signal.aborted) {
      let retryAfterMs = 0;
      try {
        await this.#list(signal);
        await Promise.all([this.#follow(signal), this.#readVersion(signal)]);
      } catch (error) {
        if (!signal.aborted) {
          const failure = classifyArgocdError(error);
          retryAfterMs = failure.retryAfterMs ?? 0;
          this.#failed(failure);
        }
      }
      await this.#rest(retryAfterMs, signal);
    }
    unsubscribe();
    await this.#wholeReads.ended();
  }

  async #list(signal: AbortSignal): Promise<void> {
    const objects = await this.#instance.api.list(signal);
    signal.throwIfAborted();
    const source = this.#instance.name;
    const reason = this.#listReason;
    this.#metrics.listed({ source, kind: 'Application', reason });
    this.#listReason = 'expired';
    this.#known.keepOnly(objects);
    for (const object of objects) {
      this.#known.take(object);
    }
    this.#log.info('Reading Applications through the API of Argo CD');
  }

  /** With each list: an upgrade ends the stream. */
  async #readVersion(signal: AbortSignal): Promise<void> {
    const { api, name } = this.#instance;
    try {
      const version = await api.version(signal);
      this.#versions.set(name, version);
      this.#versionLog.info(`Argo CD ${version}`);
    } catch (error) {
      if (!signal.aborted) {
        const failure = classifyArgocdError(error);
        const { code, message } = failure;
        this.#versionLog.warn(
          `Cannot read the version (${code}): ${message}`,
          failure,
        );
      }
    }
  }

  /** One stream until it ends, whoever ends it. */
  async #follow(signal: AbortSignal): Promise<void> {
    const silence = SilenceAlarm.start(this.#silenceMs);
    const age = SilenceAlarm.start(MAX_STREAM_MS);
    const settling = this.#settle();
    const startedAt = performance.now();
    try {
      const events = this.#instance.api.stream(
        AbortSignal.any([signal, silence.signal, age.signal]),
      );
      for await (const event of events) {
        signal.throwIfAborted();
        silence.heard();
        this.#take(event, signal);
        settling.heard();
      }
    } catch (error) {
      if (!signal.aborted && !silence.signal.aborted && !age.signal.aborted) {
        const { code, message } = classifyArgocdError(error);
        this.#streamLog.info(
          `The stream of Applications ends (${code}): ${message}`,
        );
      }
    } finally {
      settling.stop();
      silence.stop();
      age.stop();
      if (performance.now() - startedAt >= SHORTEST_STREAM_MS) {
        this.#attempt = 0;
      }
    }
  }

  /** Tells the list, once the stream has told the uids of all that is in it, or after a while. */
  #settle(): { heard: () => void; stop: () => void } {
    let isSettled = false;
    const settle = () => {
      if (!isSettled) {
        isSettled = true;
        this.#told.listed(this.#known.records());
      }
    };
    const heard = () => {
      if (!isSettled && this.#known.hasAllUids()) {
        settle();
      }
    };
    const timer = setTimeout(settle, MAX_SETTLE_MS);
    heard();
    return {
      heard,
      stop: () => {
        clearTimeout(timer);
        settle();
      },
    };
  }

  #take(event: ArgocdStreamEvent, signal: AbortSignal): void {
    if (event.type === 'HEARTBEAT') {
      this.#told.alive();
      return;
    }
    const source = this.#instance.name;
    this.#metrics.watchEvent({ source, kind: 'Application' });
    if (event.type === 'DELETED') {
      this.#known.forget(event.object.metadata);
      this.#told.deleted(event.object.metadata);
      return;
    }
    const record = this.#known.take(event.object);
    if (record) {
      this.#told.applied(record);
      this.#askIfWanted(event.object, signal);
    } else {
      this.#told.deleted(event.object.metadata);
    }
  }

  #askIfWanted({ metadata }: KubeObject, signal: AbortSignal): void {
    const { namespace = '', name } = metadata;
    const application: WantedApplication = { namespace, name };
    if (this.#instance.wanted.has(application)) {
      this.#wholeReads.ask(application, signal);
    }
  }

  async #readWhole(
    application: ApplicationRecord,
    signal: AbortSignal,
  ): Promise<void> {
    try {
      const object = await this.#instance.api.get(application, signal);
      signal.throwIfAborted();
      // It may have gone while it was read: the stream has the last word on that.
      if (this.#known.incomplete(application)) {
        const record = this.#known.takeWhole(object);
        if (record) {
          this.#told.applied(record);
        }
      }
    } catch (error) {
      if (!signal.aborted) {
        const failure = classifyArgocdError(error);
        this.#wholeLog.warn(
          `Cannot read an Application whole (${failure.code}): ${failure.message}`,
          failure,
        );
      }
    }
  }

  #failed(error: KubeError): void {
    const { code, message } = error;
    this.#listReason = 'failed';
    this.#told.failed(toSourceProblem(error));
    this.#log.warn(`Cannot read Applications (${code}): ${message}`, error);
  }

  /** Always a little: replicas of this backend that lost one Argo CD do not return together. */
  async #rest(leastMs: number, signal: AbortSignal): Promise<void> {
    const delayMs = backoffMs({
      policy: FAILURE_BACKOFF,
      attempt: this.#attempt,
      random: this.#random(),
    });
    this.#attempt += 1;
    await waitUnlessAborted(Math.max(delayMs, leastMs), signal);
  }
}
