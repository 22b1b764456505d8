import type { LoggerService } from '@backstage/backend-plugin-api';

/** Logs a state when it begins, not each time it is found again: a loop that fails for a day writes one line. */
export class StateLog {
  readonly #logger: LoggerService;
  #last: string | undefined;

  private constructor(logger: LoggerService) {
    this.#logger = logger;
  }

  static create(logger: LoggerService): StateLog {
    return new StateLog(logger);
  }

  info(message: string): void {
    if (this.#begins(message)) {
      this.#logger.info(message);
    }
  }

  warn(message: string, error: Error): void {
    if (this.#begins(message)) {
      this.#logger.warn(message, error);
    }
  }

  #begins(message: string): boolean {
    const begins = message !== this.#last;
    this.#last = message;
    return begins;
  }
}
