import { CommanderError } from 'commander';
import { CliError } from './CliError';
import { createProgram } from './createProgram';
import { ISSUES_ADDRESS } from './docsAddress';
import type { ExitCode } from './exitCodes';
import { EXIT_CODES } from './exitCodes';
import type { Terminal } from './Terminal';

/**
 * Runs one command line.
 *
 * @param args - Without node and script.
 */
export async function runCli(
  terminal: Terminal,
  args: readonly string[],
): Promise<ExitCode> {
  let result: ExitCode = EXIT_CODES.ok;
  const program = createProgram(terminal, exitCode => {
    result = exitCode;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return result;
  } catch (error) {
    if (error instanceof CommanderError) {
      // It has printed what there is to print, also where help or version were asked for.
      return error.exitCode === 0 ? EXIT_CODES.ok : EXIT_CODES.unreadable;
    }
    if (error instanceof CliError) {
      terminal.writeError(`${error.message}\n`);
      return error.exitCode;
    }
    terminal.writeError(
      `kuberay-gitops met what nobody had foreseen; please report it at ${ISSUES_ADDRESS}\n${
        (error instanceof Error && error.stack) || String(error)
      }\n`,
    );
    return EXIT_CODES.unreadable;
  }
}
