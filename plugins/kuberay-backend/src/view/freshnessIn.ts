import type { Freshness } from 'backstage-plugin-kuberay-common';
import type { KindState } from '../store/KindState';

/** How fresh a kind is in one namespace: where they are watched one by one, another that fails says nothing of this one. */
export function freshnessIn(
  { scopes, freshness }: KindState<unknown>,
  namespace: string,
): Freshness {
  return scopes?.get(namespace)?.freshness ?? freshness;
}
