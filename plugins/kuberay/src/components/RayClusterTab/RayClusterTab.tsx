import { getCompoundEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useEntityView } from '../../live';

/** Props of {@link RayClusterTab}. */
export interface RayClusterTabProps {
  /** Seconds between two reads of a cluster at rest, where no stream can be had; default 5. */
  pollSeconds?: number;
  /** How far back the plot of workers looks at first; default 1. */
  historyHours?: number;
}

/** Everything about the entity's Ray clusters, live: one cluster at a time, in sections. */
export function RayClusterTab(props: RayClusterTabProps) {
  const { entity } = useEntity();
  const { entityView } = useEntityView({
    entityRef: getCompoundEntityRef(entity),
    pollSeconds: props.pollSeconds,
  });
  return 'view' in entityView ? <p>{entityView.view.verdict.message}</p> : null;
}
