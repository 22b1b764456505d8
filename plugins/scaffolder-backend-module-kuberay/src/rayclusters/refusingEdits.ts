import { InputError } from '@backstage/errors';
import {
  EditRefusedError,
  InvalidRayStackError,
} from 'backstage-plugin-kuberay-common/gitops';

/**
 * Runs an edit; what it refuses becomes the scaffolder's InputError.
 *
 * @throws InputError with file, line, reason and remedy, or naming the input
 */
export function refusingEdits<T>(edit: () => T): T {
  try {
    return edit();
  } catch (error) {
    if (
      error instanceof EditRefusedError ||
      error instanceof InvalidRayStackError
    ) {
      throw new InputError(error.message);
    }
    throw error;
  }
}
