import { PageBlueprint } from '@backstage/frontend-plugin-api';
import { kuberayFleetReadPermission } from 'backstage-plugin-kuberay-common';
import { fleetRouteRef } from '../routes';
import { isAllowed } from './isAllowed';

/** The page of all Ray clusters, for those who may see them all. */
export const fleetPage = PageBlueprint.make({
  if: isAllowed(kuberayFleetReadPermission),
  params: {
    path: '/kuberay',
    // Extensions cannot translate their titles; an app sets another by `title` in its configuration.
    title: 'Ray clusters',
    routeRef: fleetRouteRef,
    loader: () =>
      import('../components/FleetPage').then(({ FleetPage }) => (
        <main>
          <FleetPage />
        </main>
      )),
  },
});
