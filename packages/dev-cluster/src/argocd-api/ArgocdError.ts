import type { Answer } from '../http/Answer';

/** Codes of gRPC that Argo CD's API answers with, and the HTTP status that its gateway makes of each. */
const HTTP_STATUS = {
  /** Invalid argument. */
  3: 400,
  /** Not found. */
  5: 404,
  /** Permission denied. */
  7: 403,
  /** Resource exhausted. */
  8: 429,
  /** Failed precondition. */
  9: 400,
  /** Unimplemented. */
  12: 501,
  /** Internal. */
  13: 500,
  /** Unavailable. */
  14: 503,
  /** Unauthenticated. */
  16: 401,
} as const;

/** A code of gRPC, see {@link ArgocdError}. */
export type GrpcCode = keyof typeof HTTP_STATUS;

/** A refusal with the code and words of Argo CD's API (shapes: Argo CD 3.5.1, recorded). */
export class ArgocdError extends Error {
  readonly code: GrpcCode;

  constructor(code: GrpcCode, message: string) {
    super(message);
    this.name = 'ArgocdError';
    this.code = code;
  }

  /** 401: no token, or none that is one. */
  static noSession(): ArgocdError {
    return new ArgocdError(16, 'no session information');
  }

  /** 403: also for what does not exist, when the project is not given; see {@link ArgocdError.notFound}. */
  static permissionDenied(): ArgocdError {
    return new ArgocdError(7, 'permission denied');
  }

  /** 404, only for who named the project and may look into it. */
  static notFound(name: string): ArgocdError {
    return new ArgocdError(5, `applications.argoproj.io "${name}" not found`);
  }
}

/** The answer with which the gateway sends a refusal. */
export function argocdError(code: GrpcCode, message: string): Answer {
  return {
    status: HTTP_STATUS[code],
    contentType: 'application/json',
    body: JSON.stringify({ error: message, code, message }),
  };
}
