/* eslint-disable no-console -- the terminal is this package's user interface */

/** Prints one line. */
export function say(line: string): void {
  console.log(line);
}
