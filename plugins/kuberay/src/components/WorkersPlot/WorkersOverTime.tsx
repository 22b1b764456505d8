import type { CompoundEntityRef } from '@backstage/catalog-model';
import type { RayClusterView } from 'backstage-plugin-kuberay-common';

/** Props of {@link WorkersOverTime}. */
export interface WorkersOverTimeProps {
  entityRef: CompoundEntityRef;
  /** As it is now: the right edge of the plot. */
  rayCluster: RayClusterView;
  /** Range that is shown at first, in hours: 1, 6, 24 or 168; default 1. */
  hours?: number;
}

/** The workers of a Ray cluster over time, its history read by itself. */
export function WorkersOverTime(props: WorkersOverTimeProps) {
  return <section aria-label={props.rayCluster.ref.name} />;
}
