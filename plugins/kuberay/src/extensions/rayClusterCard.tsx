import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { hasRayCluster } from './hasRayCluster';
import { pollSecondsSchema } from './pollSecondsSchema';

/**
 * The Ray cluster card on entity pages.
 *
 * It is there without the permission to read Ray clusters as well, and says that it is missing: a card that disappears is
 * taken for a cluster that has.
 */
export const rayClusterCard = EntityCardBlueprint.makeWithOverrides({
  name: 'ray-cluster',
  configSchema: { pollSeconds: pollSecondsSchema },
  factory: (originalFactory, { config }) =>
    originalFactory({
      type: 'info',
      filter: hasRayCluster,
      loader: () =>
        import('../components/RayClusterCard').then(({ RayClusterCard }) => (
          <RayClusterCard pollSeconds={config.pollSeconds} />
        )),
    }),
});
