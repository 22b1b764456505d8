import type { CompoundEntityRef } from '@backstage/catalog-model';
import type { RayClusterView } from 'backstage-plugin-kuberay-common';

/** Props of {@link RaiseMaximumLink}. */
export interface RaiseMaximumLinkProps {
  entityRef: CompoundEntityRef;
  rayCluster: RayClusterView;
  /** Name of the worker group that may not grow. */
  group: string;
}

/** The way out of a group at its maximum: the change template with the group's bounds in the form. */
export function RaiseMaximumLink(_props: RaiseMaximumLinkProps) {
  return null;
}
