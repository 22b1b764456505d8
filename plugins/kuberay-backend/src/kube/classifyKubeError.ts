import { isError } from '@backstage/errors';
import { z } from 'zod/v3';
import { isConnectionTrouble } from './isConnectionTrouble';
import { KubeError } from './KubeError';
import type { KubeVia } from './KubeTransport';

/** What fetch wraps: an error of Node with a code. */
const causeSchema = z.object({ cause: z.object({ code: z.string() }) });

/** Codes of Node and OpenSSL for a certificate that is not believed. */
const CERTIFICATE_CODE = /CERT|UNABLE_TO_|ERR_TLS/;

/**
 * Makes a classified failure of whatever a request threw, so that nothing unclassified leaves this folder.
 * The cause is kept for the log; its text, which may hold an address, is not. Errors are told apart by name:
 * fetch may come from another realm.
 */
export function classifyKubeError(
  error: unknown,
  via: KubeVia = 'kubernetes-plugin',
): KubeError {
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
  if (isConnectionTrouble(error)) {
    return new KubeError('unreachable', connectionTrouble(error, via), error);
  }
  return new KubeError('server-error', 'Reading the cluster failed', error);
}

function connectionTrouble(error: unknown, via: KubeVia): string {
  if (via === 'kubernetes-plugin') {
    return 'The connection through the Kubernetes plugin failed';
  }
  const caused = causeSchema.safeParse(error);
  return caused.success && CERTIFICATE_CODE.test(caused.data.cause.code)
    ? `The certificate of the cluster is not trusted (${caused.data.cause.code})`
    : 'The connection to the cluster failed';
}
