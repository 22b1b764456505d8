import type { FilterPredicate } from '@backstage/filter-predicates';
import { ANNOTATION_RAYCLUSTER } from 'backstage-plugin-kuberay-common';
import { RAY_CLUSTER_RESOURCE_TYPE } from '../isKuberayAvailable';

/** The same question as `isKuberayAvailable`, as data: installers replace it by `filter` in the app's configuration. */
export const hasRayCluster: FilterPredicate = {
  $any: [
    {
      [`metadata.annotations.${ANNOTATION_RAYCLUSTER}`]: {
        $exists: true,
      },
    },
    { kind: 'Resource', 'spec.type': RAY_CLUSTER_RESOURCE_TYPE },
  ],
};
