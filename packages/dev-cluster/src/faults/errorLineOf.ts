import { KubeStatusError } from '../kube-api/KubeStatusError';
import type { FaultyApi } from './apiOf';

/** What an API writes into a stream that fails on its side: Argo CD's gateway an `error`, Kubernetes an ERROR event. */
export function errorLineOf(api: FaultyApi): string {
  const message = 'a fault was switched on';
  if (api === 'argocd') {
    const error = {
      grpc_code: 13,
      http_code: 500,
      message,
      http_status: 'Internal Server Error',
    };
    return JSON.stringify({ error });
  }
  const status = new KubeStatusError({
    code: 500,
    reason: 'InternalError',
    message: `Internal error occurred: ${message}`,
  });
  return JSON.stringify({ type: 'ERROR', object: status.toStatus() });
}
