import { useRouteRef } from '@backstage/core-plugin-api';
import type {
  AnyRouteRefParams,
  ExternalRouteRef,
  RouteFunc,
  RouteRef,
} from '@backstage/frontend-plugin-api';

/**
 * The address of a route that an app may lack; undefined where it does.
 *
 * Of Backstage's two hooks `useRouteRef` only that of core-plugin-api works in apps of both frontend systems. It throws
 * for a route that nobody mounted or bound, which is no mistake here: the card may stand alone.
 */
export function useOptionalRouteRef<Params extends AnyRouteRefParams>(
  routeRef: RouteRef<Params> | ExternalRouteRef<Params>,
): RouteFunc<Params> | undefined {
  try {
    // Its type knows the refs of its own package only. It throws behind its last hook, so their order stays.
    return useRouteRef(routeRef as never) as RouteFunc<Params> | undefined;
  } catch {
    return undefined;
  }
}
