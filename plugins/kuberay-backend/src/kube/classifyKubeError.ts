import { isError } from '@backstage/errors';
import { KubeError } from './KubeError';

/**
 * Makes a classified failure of whatever a request threw, so that nothing unclassified leaves this folder.
 * The cause is kept for the log; its text, which may hold an address, is not. Errors are told apart by name:
 * fetch may come from another realm.
 */
export function classifyKubeError(error: unknown): KubeError {
  if (error instanceof KubeError) {
    return error;
  }
  const name = isError(error) ? error.name : undefined;
  if (name === 'TimeoutError') {
    return new KubeError('timeout', 'No answer came in time', error);
  }
  if (name === 'SyntaxError') {
    return new KubeError(
      'malformed',
      'The answer of the cluster cannot be read',
      error,
    );
  }
  // fetch throws a TypeError for every trouble of the connection, at its start and in mid-stream.
  if (name === 'TypeError') {
    return new KubeError(
      'unreachable',
      'The connection through the Kubernetes plugin failed',
      error,
    );
  }
  return new KubeError('server-error', 'Reading the cluster failed', error);
}
