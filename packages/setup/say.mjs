/* eslint-disable no-console -- the terminal is this package's user interface */
import { SetupError } from './SetupError.mjs';

/** Prints one line of progress. */
export function say(line) {
  console.log(`[setup] ${line}`);
}

/** Runs a command's main function; a SetupError becomes a plain message, anything else keeps its stack. */
export async function runCommand(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    process.exitCode = 1;
    console.error(
      error instanceof SetupError ? `\n[setup] ${error.message}\n` : error,
    );
  }
}

/** Whole seconds since a `performance.now()` reading, as text. */
export function secondsSince(start) {
  return `${Math.round((performance.now() - start) / 1000)} s`;
}
