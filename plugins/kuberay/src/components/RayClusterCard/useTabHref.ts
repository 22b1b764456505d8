import { entityContentRouteRef } from '../../routes';
import { useOptionalRouteRef } from '../../useOptionalRouteRef';

/** Where the tab of this entity's Ray clusters is; undefined in an app that does not have it. */
export function useTabHref(): string | undefined {
  return useOptionalRouteRef(entityContentRouteRef)?.();
}
