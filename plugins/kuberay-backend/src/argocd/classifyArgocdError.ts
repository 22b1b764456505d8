import { isError } from '@backstage/errors';
import { isConnectionTrouble } from '../kube/isConnectionTrouble';
import { KubeError } from '../kube/KubeError';

/**
 * Makes a classified failure of whatever a request to Argo CD threw. The cause is kept for the log without its text,
 * which may hold an address: only its name and code are.
 */
export function classifyArgocdError(error: unknown): KubeError {
  if (error instanceof KubeError) {
    return error;
  }
  const name = isError(error) ? error.name : 'unknown';
  if (name === 'TimeoutError') {
    return new KubeError('timeout', 'No answer of Argo CD came in time');
  }
  if (name === 'SyntaxError') {
    return new KubeError('malformed', 'The answer of Argo CD cannot be read');
  }
  if (isConnectionTrouble(error)) {
    return new KubeError(
      'unreachable',
      isTlsTrouble(error)
        ? 'The certificate of Argo CD is not trusted'
        : 'The connection to Argo CD failed',
    );
  }
  return new KubeError('server-error', 'Reading Argo CD failed');
}

/** Node's codes for certificates: `DEPTH_ZERO_SELF_SIGNED_CERT`, `UNABLE_TO_VERIFY_LEAF_SIGNATURE`, `ERR_TLS_…` and more. */
function isTlsTrouble(error: unknown): boolean {
  const cause = isError(error) ? error.cause : undefined;
  const code =
    typeof cause === 'object' && cause && 'code' in cause ? cause.code : '';
  return /CERT|_TLS_|UNABLE_TO_(GET_ISSUER|VERIFY)/.test(String(code));
}
