import { InputError } from '@backstage/errors';
import {
  EditRefusedError,
  InvalidRayStackError,
} from 'backstage-plugin-kuberay-common/gitops';

/**
 * Runs an edit; what it refuses becomes the scaffolder's InputError.
 *
 * @param input - what the edit is about, for a message that names no input itself
 * @throws InputError with file, line, reason and remedy, or naming the input
 */
export function refusingEdits<T>(edit: () => T, input?: string): T {
  try {
    return edit();
  } catch (error) {
    if (
      error instanceof EditRefusedError ||
      error instanceof InvalidRayStackError
    ) {
      throw new InputError(
        input === undefined ? error.message : `${input}: ${error.message}`,
      );
    }
    throw error;
  }
}
