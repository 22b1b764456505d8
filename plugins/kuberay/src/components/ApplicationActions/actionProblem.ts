import type { ResponseError } from '@backstage/errors';

/** Why an action that was asked for did not happen, or may not have. */
export interface ActionProblem {
  kind:
    | 'signedOut'
    | 'forbidden'
    | 'gone'
    /** A sync would write over live workers, which nobody has accepted. */
    | 'resets'
    | 'conflict'
    | 'unavailable'
    | 'failed'
    /** No answer, or none that can be read: it may have happened. */
    | 'unanswered';
  /** The backend's own words. */
  detail?: string;
}

/** The parameter that the backend asks for when it refuses a sync for the sake of live workers. */
const ACCEPTS_RESETS = 'acceptReplicaReset';

/** Tells what a failed refresh or sync means for somebody who asked for it. */
export function actionProblem(error: unknown): ActionProblem {
  if (!(error instanceof Error) || error.name !== 'ResponseError') {
    return { kind: 'unanswered' };
  }
  const { response, body } = error as ResponseError;
  const detail: string | undefined = body?.error?.message;
  return { kind: kindOf(response.status, detail), ...(detail && { detail }) };
}

function kindOf(
  status: number,
  detail: string | undefined,
): ActionProblem['kind'] {
  switch (status) {
    case 401:
      return 'signedOut';
    case 403:
      return 'forbidden';
    case 404:
      return 'gone';
    case 409:
      return detail?.includes(ACCEPTS_RESETS) ? 'resets' : 'conflict';
    case 502:
    case 503:
    case 504:
      return 'unavailable';
    default:
      return 'failed';
  }
}
