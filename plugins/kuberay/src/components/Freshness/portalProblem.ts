import type { ResponseError } from '@backstage/errors';

/** Why the portal's backend gives no view. */
export type PortalProblem =
  | 'unreachable'
  | 'signedOut'
  | 'unknownEntity'
  | 'serverError'
  | 'malformed';

/** Tells what a failed read means for somebody who looks at the card. */
export function portalProblem(error: Error): PortalProblem {
  switch (error.name) {
    case 'ResponseError':
      return problemOfStatus((error as ResponseError).response.status);
    case 'MalformedAnswerError':
      return 'malformed';
    // Browsers call a connection that failed by different names, and our own time limit is a plain error.
    default:
      return 'unreachable';
  }
}

function problemOfStatus(status: number): PortalProblem {
  switch (status) {
    case 401:
      return 'signedOut';
    case 404:
      return 'unknownEntity';
    // Whatever else a backend or a proxy before it may say.
    default:
      return 'serverError';
  }
}
