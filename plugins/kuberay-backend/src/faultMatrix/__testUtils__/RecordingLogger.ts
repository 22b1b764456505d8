import type { LoggerService } from '@backstage/backend-plugin-api';

/** Keeps what was logged, with its level; children write into the same list. */
export class RecordingLogger implements LoggerService {
  readonly lines: string[] = [];

  error(message: string): void {
    this.lines.push(`error ${message}`);
  }

  warn(message: string): void {
    this.lines.push(`warn ${message}`);
  }

  info(message: string): void {
    this.lines.push(`info ${message}`);
  }

  debug(): void {}

  child(): LoggerService {
    return this;
  }
}
