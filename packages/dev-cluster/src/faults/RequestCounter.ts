import type { ApiPath } from '../kube-api/server/ApiPath';
import type { AddressedApi } from './apiOf';

/** A request as far as it is counted. */
export interface CountedRequest extends AddressedApi {
  method: string;
  isWatch: boolean;
}

/** How often what was asked, e.g. `{"kubernetes watch pods": 1, "argocd get": 2}`. */
export type RequestCounts = Readonly<Record<string, number>>;

/**
 * Counts what is asked of the stand-ins, Git left out, so that a test can see what the portal costs its clusters.
 * Keys are few: by API, verb and kind, never by name.
 */
export class RequestCounter {
  readonly #counts = new Map<string, number>();

  private constructor() {}

  static create(): RequestCounter {
    return new RequestCounter();
  }

  /** Counts one; streams count once, when they begin. */
  note(request: CountedRequest): void {
    if (request.api !== 'other') {
      const key = keyOf(request);
      this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
    }
  }

  /** All since the start. */
  counts(): RequestCounts {
    return Object.fromEntries([...this.#counts].sort());
  }
}

function keyOf({ api, kubePath, isWatch, method }: CountedRequest): string {
  const verb = isWatch ? 'watch' : method.toLowerCase();
  const kind = api === 'kubernetes' ? ` ${kindOf(kubePath)}` : '';
  return `${api} ${verb}${kind}`;
}

function kindOf(kubePath: ApiPath | undefined): string {
  return kubePath?.type === 'resource' ? kubePath.plural : 'other';
}
