import type { CompoundEntityRef } from '@backstage/catalog-model';
import type { RayClusterView } from 'backstage-plugin-kuberay-common';

/** Props of {@link ClusterActionLinks}. */
export interface ClusterActionLinksProps {
  /** The entity whose page this is; the templates' forms arrive with it picked. */
  entityRef: CompoundEntityRef;
  rayCluster: RayClusterView;
  /** `inline`: words in a row of links; `buttons`: in the head of a section. */
  variant: 'inline' | 'buttons';
}

/** The ways to change a Ray cluster in Git, and to retire it. */
export function ClusterActionLinks(_props: ClusterActionLinksProps) {
  return null;
}
