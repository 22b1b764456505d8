import type { Clock } from '../../clock';
import type { Application, ResourceResult } from '../Application';
import type { ApplicationWriter } from '../ApplicationWriter';
import type { Origin } from '../Origin';
import { withDeployment } from '../status/history';
import type { OperationEvent } from './operationState';
import { reduceOperationState } from './operationState';
import { retryDelayMs } from './retry';

/** What a sync did so far, and of what. */
export interface SyncProgress {
  origin: Origin;
  results: ResourceResult[];
}

/** Why an attempt to sync failed; `progress` is absent when nothing could be compared. */
export interface SyncFailure {
  phase: 'Failed' | 'Error';
  message: string;
  progress?: SyncProgress;
}

/** The Application was deleted, or its operation withdrawn, while it was synced: the sync ends without a trace. */
export class OperationGoneError extends Error {
  readonly name = 'OperationGoneError';
}

/**
 * Keeps `status.operationState` and `status.history` while an operation runs.
 * Every method throws an {@link OperationGoneError} when the operation is gone.
 */
export class OperationJournal {
  readonly #clock: Clock;
  readonly #writer: ApplicationWriter;

  private constructor(clock: Clock, writer: ApplicationWriter) {
    this.#clock = clock;
    this.#writer = writer;
  }

  static create(options: {
    clock: Clock;
    writer: ApplicationWriter;
  }): OperationJournal {
    return new OperationJournal(options.clock, options.writer);
  }

  /** The Application whose operation is under way. */
  read(name: string): Application {
    const application = this.#writer.read(name);
    if (
      !application?.operation ||
      application.metadata.deletionTimestamp !== undefined
    ) {
      throw new OperationGoneError(`the operation of ${name} is gone`);
    }
    return application;
  }

  start(name: string): void {
    const { operation = {} } = this.read(name);
    this.#record(name, { type: 'started', operation, at: this.#clock.now() });
  }

  retry(name: string): void {
    this.#record(name, { type: 'retried' });
  }

  progress(name: string, message: string, progress: SyncProgress): void {
    this.#record(name, { type: 'progressed', message, ...progress });
  }

  /** The deployment is in the history a moment before the operation is over (recorded/walk). */
  deploy(name: string, origin: Origin): void {
    const history = withDeployment(this.read(name), {
      origin,
      at: this.#clock.now(),
    });
    this.#writer.writeStatus(name, { history });
  }

  succeed(name: string, message: string, progress: SyncProgress): void {
    const at = this.#clock.now();
    this.#finish(name, { type: 'succeeded', message, ...progress, at });
  }

  /** Returns after how many milliseconds to try again, or undefined when the operation is over. */
  fail(name: string, failure: SyncFailure): number | undefined {
    const { phase, message, progress } = failure;
    const event: OperationEvent = {
      type: 'failed',
      phase,
      message,
      ...(progress && { sync: progress }),
      at: this.#clock.now(),
    };
    const state = this.read(name).status?.operationState;
    const next = reduceOperationState(state, event);
    if (next.phase !== 'Running') {
      this.#finish(name, event);
      return undefined;
    }
    this.#record(name, event);
    return retryDelayMs(next.operation.retry, (next.retryCount ?? 1) - 1);
  }

  #record(name: string, event: OperationEvent): void {
    const state = this.read(name).status?.operationState;
    this.#writer.writeStatus(name, {
      operationState: reduceOperationState(state, event),
    });
  }

  #finish(name: string, event: OperationEvent): void {
    const state = this.read(name).status?.operationState;
    this.#writer.finishOperation(name, {
      operationState: reduceOperationState(state, event),
    });
  }
}
