/** Well below what a person notices between a key and its letter. */
const SLICE_MS = 16;

/**
 * Parses items one by one and lets the page breathe in between: a fleet of a thousand Ray clusters takes longer than a
 * person who types may be kept waiting.
 *
 * @throws what `parse` throws, and the reason of the signal when it is aborted.
 */
export async function parseInSlices<Item>(
  items: readonly unknown[],
  options: { parse: (item: unknown) => Item; signal?: AbortSignal },
): Promise<Item[]> {
  const { parse, signal } = options;
  const parsed: Item[] = [];
  // The text has just been read, and whoever asked will draw: neither belongs to the task of a slice.
  let began = -Infinity;
  for (const item of items) {
    if (performance.now() - began > SLICE_MS) {
      await nextTask();
      signal?.throwIfAborted();
      began = performance.now();
    }
    parsed.push(parse(item));
  }
  await nextTask();
  signal?.throwIfAborted();
  return parsed;
}

/** A promise that is kept at once would come before whatever the page has to do. */
function nextTask(): Promise<void> {
  return new Promise(done => {
    setTimeout(done);
  });
}
