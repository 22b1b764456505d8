/** Waits; returns early, without an error, when the signal aborts. Leaves neither timer nor listener behind. */
export function waitUnlessAborted(
  delayMs: number,
  signal: AbortSignal,
): Promise<void> {
  if (signal.aborted) {
    return Promise.resolve();
  }
  return new Promise(resolve => {
    const ended = new AbortController();
    const done = () => {
      ended.abort();
      resolve();
    };
    const timer = setTimeout(done, delayMs);
    ended.signal.addEventListener('abort', () => clearTimeout(timer));
    signal.addEventListener('abort', done, { signal: ended.signal });
  });
}
