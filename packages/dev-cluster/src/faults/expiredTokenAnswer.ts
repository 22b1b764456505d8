import { argocdError } from '../argocd-api/ArgocdError';
import type { Answer } from '../http/Answer';
import type { RefusedRequest } from './refusalOf';
import { refusalOf } from './refusalOf';

/** What the API says to a token whose time is over; Argo CD gives the reason, Kubernetes never does. */
export function expiredTokenAnswer(
  request: RefusedRequest,
): Answer | undefined {
  return request.api === 'argocd'
    ? argocdError(
        16,
        'invalid session: token has invalid claims: token is expired',
      )
    : refusalOf(401, request);
}
