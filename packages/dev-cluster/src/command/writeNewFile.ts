import { InputError, isError } from '@backstage/errors';
import { writeFile } from 'node:fs/promises';

/**
 * Writes a file that its owner alone can read, and never over another: a kubeconfig that somebody works with would be lost.
 *
 * @throws InputError where there is a file already
 */
export async function writeNewFile(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (isError(error) && error.code === 'EEXIST') {
      throw new InputError(
        `--kubeconfig: ${path} is there already; remove it, or name another file`,
      );
    }
    throw error;
  }
}
