import { KubeError } from './KubeError';

/**
 * Makes a classified failure of whatever a request threw, so that nothing unclassified leaves this folder.
 * The cause is kept for the log; its text, which may hold an address, is not.
 */
export function classifyKubeError(error: unknown): KubeError {
  if (error instanceof KubeError) {
    return error;
  }
  if (error instanceof Error && error.name === 'TimeoutError') {
    return new KubeError(
      'timeout',
      'The cluster does not answer in time',
      error,
    );
  }
  if (error instanceof SyntaxError) {
    return new KubeError(
      'malformed',
      'The answer of the cluster cannot be read',
      error,
    );
  }
  // fetch throws a TypeError for every trouble of the connection, at its start and in mid-stream.
  if (error instanceof TypeError) {
    return new KubeError(
      'unreachable',
      'The connection through the Kubernetes plugin failed',
      error,
    );
  }
  return new KubeError('server-error', 'Reading the cluster failed', error);
}
