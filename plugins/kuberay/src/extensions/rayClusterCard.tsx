import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { ANNOTATION_RAYCLUSTER } from 'backstage-plugin-kuberay-common';
import { z } from 'zod/v4';
import { DEFAULT_POLL_SECONDS } from '../live/pollDelay';
import { RAY_CLUSTER_RESOURCE_TYPE } from '../isKuberayAvailable';

/** The Ray cluster card on entity pages; installers widen its `filter` in the app's configuration. */
export const rayClusterCard = EntityCardBlueprint.makeWithOverrides({
  name: 'ray-cluster',
  configSchema: {
    pollSeconds: z
      .number()
      .min(1)
      .default(DEFAULT_POLL_SECONDS)
      .describe('Seconds between two reads of a cluster at rest'),
  },
  factory: (originalFactory, { config }) =>
    originalFactory({
      type: 'info',
      // The same question as isKuberayAvailable, as data: configuration can replace it.
      filter: {
        $any: [
          {
            [`metadata.annotations.${ANNOTATION_RAYCLUSTER}`]: {
              $exists: true,
            },
          },
          { kind: 'Resource', 'spec.type': RAY_CLUSTER_RESOURCE_TYPE },
        ],
      },
      loader: () =>
        import('../components/RayClusterCard').then(({ RayClusterCard }) => (
          <RayClusterCard pollSeconds={config.pollSeconds} />
        )),
    }),
});
