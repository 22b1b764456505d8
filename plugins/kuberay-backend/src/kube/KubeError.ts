import type { SourceProblem } from 'backstage-plugin-kuberay-common';

/**
 * What went wrong with a request to a cluster, told apart by what has to be done about it.
 *
 * `expired`: list again, at once. `not-streamed`: list by pages. `not-installed`: the API group is not served (yet): a state, no failure.
 * `not-found`, `conflict`: of one object that was asked for or written. All others: say so, and try again later.
 */
export type KubeErrorCode =
  | 'expired'
  | 'not-streamed'
  | 'not-installed'
  | 'not-found'
  | 'conflict'
  | SourceProblem['code'];

/** A classified failure. The message is one sentence for a person, without any address or token. */
export class KubeError extends Error {
  readonly code: KubeErrorCode;
  /** The server has asked for so much patience. */
  readonly retryAfterMs: number | undefined;

  constructor(
    code: KubeErrorCode,
    message: string,
    cause?: unknown,
    options: { retryAfterMs?: number } = {},
  ) {
    super(message, { cause });
    this.name = 'KubeError';
    this.code = code;
    this.retryAfterMs = options.retryAfterMs;
  }
}

/**
 * What a reader is told of a failure of a source. Codes of ours alone are no problems of a source where they are
 * expected; anywhere else the server contradicts itself.
 */
export function toSourceProblem({ code, message }: KubeError): SourceProblem {
  switch (code) {
    case 'expired':
    case 'not-streamed':
    case 'not-installed':
    case 'not-found':
    case 'conflict':
      return { code: 'server-error', message };
    default:
      return { code, message };
  }
}
