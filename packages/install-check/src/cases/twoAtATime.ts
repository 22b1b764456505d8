/**
 * Does tasks in their order, two of them at once: a build of Backstage takes a core and some gigabytes.
 *
 * @throws the first error, after what was begun has ended
 */
export async function twoAtATime(
  tasks: ReadonlyArray<() => Promise<unknown>>,
): Promise<void> {
  const waiting = [...tasks];
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      await next();
    }
  };
  for (const ended of await Promise.allSettled([lane(), lane()])) {
    if (ended.status === 'rejected') {
      throw ended.reason;
    }
  }
}
