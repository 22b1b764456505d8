/** Far more than anything takes; a machine with other work to do is many times slower. */
const DEADLINE_MS = 90_000;

/** Asks again until it is so. @throws Error that says what did not happen */
export async function until(
  what: string,
  isSo: () => boolean,
  describe: () => unknown = () => '',
): Promise<void> {
  const deadline = performance.now() + DEADLINE_MS;
  while (!isSo()) {
    if (performance.now() > deadline) {
      throw new Error(
        `It did not happen that ${what}: ${JSON.stringify(describe())}`,
      );
    }
    await new Promise(resolve => {
      setTimeout(resolve, 5);
    });
  }
}
