import { parseApiPath } from '../kube-api/server/ApiPath';
import type { ApiPath } from '../kube-api/server/ApiPath';

/** Which of the stand-in's APIs a request is for. */
export type FaultyApi = 'kubernetes' | 'argocd' | 'ray' | 'other';

/** What the faults need to know about a request. */
export interface AddressedApi {
  api: FaultyApi;
  /** What a request to the API server asks for, `ray` included, which lies behind it. */
  kubePath: ApiPath | undefined;
  /** Whether it is a stream of Argo CD. */
  isArgocdStream: boolean;
}

/** Reads a path from its beginning: `/clusters/<name>/…`, `/argocd/<name>/…`. */
export function apiOf(path: string): AddressedApi {
  const [, area, below = '/'] =
    /^\/(clusters|argocd)\/[^/]+(\/.*)?$/.exec(path) ?? [];
  if (area === 'clusters') {
    const kubePath = parseApiPath(below);
    const api = kubePath.type === 'service-proxy' ? 'ray' : 'kubernetes';
    return { api, kubePath, isArgocdStream: false };
  }
  return {
    api: area === 'argocd' ? 'argocd' : 'other',
    kubePath: undefined,
    isArgocdStream: area === 'argocd' && below.startsWith('/api/v1/stream/'),
  };
}
