/**
 * Ends the process when nobody takes its output any more: who started it has gone without ending it. Otherwise each line of
 * the log would fail, and Backstage write that failure to the log, again and again, faster than memory is given back.
 */
export function endUnheard(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', () => process.exit(1));
  }
}
