import { argocdError } from '../argocd-api/ArgocdError';
import type { Answer } from '../http/Answer';
import { KubeStatusError } from '../kube-api/KubeStatusError';
import { questionOf } from '../kube-api/rbac/AccessQuestion';
import { forbiddenRequest } from '../kube-api/server/forbiddenRequest';
import { PORTAL_USER } from '../kube-api/server/KubeAccount';
import { verbOf } from '../kube-api/server/verbOf';
import type { AddressedApi } from './apiOf';
import type { RefusalCode } from './Fault';

/** The request that is to be refused. */
export interface RefusedRequest extends AddressedApi {
  method: string;
  isWatch: boolean;
}

/**
 * The answer that a real API would give with this code (recorded for Kubernetes: 401, 403, 403-watch, 404-crd, 410; for
 * Argo CD: none, unknown-application-without-project). 502 and 504 come from a proxy in between and are no JSON.
 * Undefined for a code that the API cannot answer with: only Kubernetes knows 410.
 */
export function refusalOf(
  code: RefusalCode,
  request: RefusedRequest,
): Answer | undefined {
  if (code === 502 || code === 504) {
    return proxyError(code);
  }
  if (request.api === 'argocd') {
    return argocdRefusal(code);
  }
  const isOfApiServer = code === 401 || code === 403 || code === 503;
  return request.api === 'ray' && !isOfApiServer
    ? rayRefusal(code)
    : kubernetesRefusal(code, request);
}

type ApiCode = Exclude<RefusalCode, 502 | 504>;

function kubernetesRefusal(
  code: ApiCode,
  { method, kubePath, isWatch }: RefusedRequest,
): Answer {
  const path = kubePath ?? { type: 'unknown' as const };
  switch (code) {
    case 401:
      return statusAnswer(KubeStatusError.unauthorized());
    case 403:
      return statusAnswer(
        forbiddenRequest({
          user: PORTAL_USER,
          asked: questionOf({
            verb: verbOf({ method, path, isWatch }),
            path,
            rawPath: '/',
          }),
        }),
      );
    case 404:
      return text(404, '404 page not found\n');
    case 410:
      return isWatch ? expiredWatch() : expiredPage();
    case 429:
      return {
        ...text(429, 'Too many requests, please try again later.\n'),
        headers: { 'retry-after': '1' },
      };
    case 500:
      return statusAnswer(
        new KubeStatusError({
          code,
          reason: 'InternalError',
          message: 'Internal error occurred: a fault was switched on',
        }),
      );
    case 503:
      return statusAnswer(
        new KubeStatusError({
          code,
          reason: 'ServiceUnavailable',
          message: 'the server is currently unable to handle the request',
        }),
      );
    default:
      return unknownCode(code);
  }
}

function expiredWatch(): Answer {
  const error = KubeStatusError.expired('too old resource version: 1 (2)');
  const event = { type: 'ERROR', object: error.toStatus() };
  // A line of a stream like any other: without its end it would count as cut off (recorded).
  return {
    status: 200,
    contentType: 'application/json',
    body: `${JSON.stringify(event)}\n`,
  };
}

function expiredPage(): Answer {
  return statusAnswer(
    KubeStatusError.expired(
      'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter.',
    ),
  );
}

function argocdRefusal(code: ApiCode): Answer | undefined {
  switch (code) {
    case 401:
      return argocdError(16, 'no session information');
    case 403:
      return argocdError(7, 'permission denied');
    case 404:
      return argocdError(5, 'Not Found');
    case 410:
      return undefined;
    case 429:
      return argocdError(8, 'too many requests: a fault was switched on');
    case 500:
      return argocdError(13, 'a fault was switched on');
    case 503:
      return argocdError(14, 'connection error: a fault was switched on');
    default:
      return unknownCode(code);
  }
}

function rayRefusal(code: ApiCode): Answer | undefined {
  switch (code) {
    case 404:
      return text(404, '404: Not Found');
    case 429:
      return text(429, '429: Too Many Requests');
    case 500:
      return json(500, {
        result: false,
        msg: 'a fault was switched on',
        data: {},
      });
    default:
      // The others are the API server's, or cannot occur.
      return undefined;
  }
}

function statusAnswer(error: KubeStatusError): Answer {
  return json(error.code, error.toStatus());
}

function proxyError(code: 502 | 504): Answer {
  const reason = code === 502 ? '502 Bad Gateway' : '504 Gateway Timeout';
  return {
    status: code,
    contentType: 'text/html',
    body: `<html><head><title>${reason}</title></head><body>${reason}</body></html>\n`,
  };
}

function json(status: number, body: unknown): Answer {
  return {
    status,
    contentType: 'application/json',
    body: JSON.stringify(body),
  };
}

function text(status: number, body: string): Answer {
  return { status, contentType: 'text/plain; charset=utf-8', body };
}

function unknownCode(code: never): never {
  throw new Error(`no refusal has the code ${code}`);
}
