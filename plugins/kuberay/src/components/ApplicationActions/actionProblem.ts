import type { ResponseError } from '@backstage/errors';
import {
  replicaResetRefusalSchema,
  type ReplicaReset,
} from 'backstage-plugin-kuberay-common';

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
  /** Of `resets`: which, as the backend knows them. */
  replicaResets?: ReplicaReset[];
}

/** Tells what a failed refresh or sync means for somebody who asked for it. */
export function actionProblem(error: unknown): ActionProblem {
  if (!(error instanceof Error) || error.name !== 'ResponseError') {
    return { kind: 'unanswered' };
  }
  const { response, body } = error as ResponseError;
  const detail: string | undefined = body?.error?.message;
  const words = detail ? { detail } : {};
  if (response.status === 409) {
    const refusal = replicaResetRefusalSchema.safeParse(body?.error);
    return refusal.success
      ? {
          kind: 'resets',
          ...words,
          replicaResets: refusal.data.replicaResets,
        }
      : { kind: 'conflict', ...words };
  }
  return { kind: kindOf(response.status), ...words };
}

function kindOf(status: number): ActionProblem['kind'] {
  switch (status) {
    case 401:
      return 'signedOut';
    case 403:
      return 'forbidden';
    case 404:
      return 'gone';
    case 502:
    case 503:
    case 504:
      return 'unavailable';
    default:
      return 'failed';
  }
}
