import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { kuberayClusterReadPermission } from 'backstage-plugin-kuberay-common';
import { z } from 'zod/v4';
import { DEFAULT_HISTORY_HOURS } from '../defaultHistoryHours';
import { entityContentRouteRef } from '../routes';
import { hasRayCluster } from './hasRayCluster';
import { isAllowed } from './isAllowed';
import { pollSecondsSchema } from './pollSecondsSchema';

/** The tab of Ray clusters on entity pages, for those who may read them. */
export const rayClusterContent = EntityContentBlueprint.makeWithOverrides({
  name: 'ray-cluster',
  if: isAllowed(kuberayClusterReadPermission),
  configSchema: {
    pollSeconds: pollSecondsSchema,
    historyHours: z
      .number()
      .positive()
      .max(7 * 24)
      .default(DEFAULT_HISTORY_HOURS)
      .describe(
        'Hours that the plot of workers over time shows at first: 1, 6, 24 or 168, or the next longer of these',
      ),
  },
  factory: (originalFactory, { config }) =>
    originalFactory({
      path: '/ray-cluster',
      // Extensions cannot translate their titles; an app sets another by `title` in its configuration.
      title: 'Ray cluster',
      group: 'deployment',
      routeRef: entityContentRouteRef,
      filter: hasRayCluster,
      loader: () =>
        import('../components/RayClusterCard')
          .then(({ loadRayClusterTab }) => loadRayClusterTab())
          .then(({ RayClusterTab }) => (
            <RayClusterTab
              pollSeconds={config.pollSeconds}
              historyHours={config.historyHours}
            />
          )),
    }),
});
