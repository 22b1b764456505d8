import { availableParallelism } from 'node:os';

/**
 * Does the same with each item, as many at once as there are cores.
 *
 * @returns the results, in the order of the items
 * @throws the first error, after what was begun has ended
 */
export async function eachOf(items, work) {
  const results = new Array(items.length);
  const waiting = items.map((item, index) => ({ item, index }));
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      results[next.index] = await work(next.item);
    }
  };
  const ended = await Promise.allSettled(
    Array.from({ length: availableParallelism() }, worker),
  );
  const failed = ended.find(({ status }) => status === 'rejected');
  if (failed) {
    throw failed.reason;
  }
  return results;
}
