import { z } from 'zod/v3';
import { KubeError } from '../kube/KubeError';

/** An HTTP answer of Argo CD that is not the one that was asked for, or the error in a stream. */
export interface ArgocdAnswer {
  /** HTTP status. */
  status: number;
  body: string;
}

/** What was asked: it makes the sentence. */
export interface ArgocdQuestion {
  /** After "Argo CD does not allow Backstage to", e.g. `list Applications`. */
  doing: string;
  /** The right of Argo CD's RBAC that it takes, e.g. `applications, get`. */
  right: string;
}

/** What Argo CD says of a refusal: gRPC code and text (recorded, Argo CD 3.5.1). */
const refusalSchema = z.object({
  code: z.number(),
  message: z.string().default(''),
});

/** gRPC codes that Argo CD's answers carry. */
const CODES = {
  invalidArgument: 3,
  notFound: 5,
  permissionDenied: 7,
  failedPrecondition: 9,
  unauthenticated: 16,
};

/**
 * Tells refusals of Argo CD apart. The texts of a body decide between cases and never get into the message.
 * 403 does not say that an Application exists: without its project in the query, an unknown one is answered like that.
 */
export function classifyArgocdAnswer(
  { status, body }: ArgocdAnswer,
  question: ArgocdQuestion,
): KubeError {
  const refusal = refusalSchema.safeParse(parseJson(body)).data;
  if (status === 401 || refusal?.code === CODES.unauthenticated) {
    return new KubeError(
      'unauthorized',
      'Argo CD does not accept the credentials that Backstage has for it',
    );
  }
  if (refusal?.code === CODES.failedPrecondition) {
    return new KubeError(
      'conflict',
      /operation is already in progress/i.test(refusal.message)
        ? 'Another operation of this Application is in progress'
        : 'Argo CD does not do that with the Application as it is now',
    );
  }
  // How it answers for an object of a tree that has gone since (`getAppLiveResource` of server/application, argo-cd 3.x).
  if (
    refusal?.code === CODES.invalidArgument &&
    /not found as part of application/i.test(refusal.message)
  ) {
    return notFound();
  }
  switch (status) {
    case 403:
      return new KubeError(
        'forbidden',
        refusal && /sync window/i.test(refusal.message)
          ? 'A sync window of Argo CD blocks the sync'
          : `Argo CD does not allow Backstage to ${question.doing} (the account needs the right ${question.right})`,
      );
    case 404:
      return refusal?.code === CODES.notFound
        ? notFound()
        : new KubeError('malformed', 'No Argo CD API answers there');
    case 408:
    case 504:
      return new KubeError('timeout', 'No answer of Argo CD came in time');
    case 502:
    case 503:
      return new KubeError('unreachable', 'Argo CD cannot be reached');
    default:
      return new KubeError(
        'server-error',
        `Argo CD answers with HTTP ${status}`,
      );
  }
}

function notFound(): KubeError {
  return new KubeError('not-found', 'Argo CD does not know what was asked for');
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // A page of some gateway: its status has to do.
    return undefined;
  }
}
