import type { CompoundEntityRef } from '@backstage/catalog-model';
import type { ApplicationView } from 'backstage-plugin-kuberay-common';

/** Props of {@link ApplicationActions}. */
export interface ApplicationActionsProps {
  /** The entity whose page shows the Application; who may act is asked for it. */
  entityRef: CompoundEntityRef;
  application: ApplicationView;
}

/** Refresh and Sync of one Application. */
export function ApplicationActions(_props: ApplicationActionsProps) {
  return null;
}
