import {
  ConflictError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { KubeError } from '../kube/KubeError';

/** What the caller of an action is told of a failure upstream: our own sentence, and nothing of what was answered. */
export function toActionError(error: unknown): Error {
  if (!(error instanceof KubeError)) {
    return isTimeout(error)
      ? new ServiceUnavailableError('Argo CD did not answer in time')
      : new ServiceUnavailableError('Argo CD could not be asked');
  }
  switch (error.code) {
    case 'conflict':
      return new ConflictError(
        'The Application has changed, or an operation has begun, in the meantime; look again',
      );
    case 'not-found':
      return new NotFoundError('The Application is not there any more');
    default:
      return new ServiceUnavailableError(
        `Argo CD could not be asked: ${error.message}`,
      );
  }
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.name === 'TimeoutError';
}
