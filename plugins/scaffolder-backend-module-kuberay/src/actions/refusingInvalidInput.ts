import { InputError } from '@backstage/errors';
import {
  ChartError,
  InvalidRayStackError,
} from 'backstage-plugin-kuberay-common/gitops';

/**
 * Runs the generator; what it refuses becomes the scaffolder's InputError, with the names of the inputs.
 *
 * @throws InputError
 */
export function refusingInvalidInput<T>(build: () => T): T {
  try {
    return build();
  } catch (error) {
    if (error instanceof InvalidRayStackError || error instanceof ChartError) {
      throw new InputError(error.message);
    }
    throw error;
  }
}
