import fs from 'node:fs/promises';

/**
 * Runs work in a new directory that is gone afterwards, however the work ends.
 * The scaffolder itself removes a step's directories only when the step succeeds.
 */
export async function inTemporaryDirectory<T>(
  create: () => Promise<string>,
  work: (directory: string) => Promise<T>,
): Promise<T> {
  const directory = await create();
  try {
    return await work(directory);
  } finally {
    await fs.rm(directory, { recursive: true, force: true });
  }
}
