import type { ExitCode } from './exitCodes';

/** An end that was foreseen: the message is for the person at the terminal and says what to do. */
export class CliError extends Error {
  readonly name = 'CliError';

  constructor(readonly exitCode: ExitCode, message: string) {
    super(message);
  }
}
