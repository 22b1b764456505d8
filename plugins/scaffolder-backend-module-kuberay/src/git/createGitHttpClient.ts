import type { HttpClient } from 'isomorphic-git/http/node';
import http from 'isomorphic-git/http/node';

/** A server that sends nothing for this long has failed; a clone in progress sends all the time. */
const IDLE_TIMEOUT_MS = 30_000;

/**
 * HTTP for isomorphic-git that ends with the task and stays on the allowed server:
 * a redirect is not followed, since its target is not what the allow-list was asked about.
 */
export function createGitHttpClient(options: {
  signal?: AbortSignal;
}): HttpClient {
  const { signal } = options;
  return {
    async request(request) {
      signal?.throwIfAborted();
      return http.request({
        ...request,
        signal,
        fetchOptions: { timeout: IDLE_TIMEOUT_MS, followRedirects: false },
      });
    },
  };
}
