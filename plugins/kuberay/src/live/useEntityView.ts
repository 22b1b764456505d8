import type { CompoundEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { kuberayApiRef } from '../api';
import { EntityViewPoller } from './EntityViewPoller';
import type { EntityViewState } from './EntityViewState';
import { DEFAULT_POLL_SECONDS } from './pollDelay';

/** Options of {@link useEntityView}. */
export interface UseEntityViewOptions {
  entityRef: CompoundEntityRef;
  /** Seconds between two reads of a cluster at rest; default 5. */
  pollSeconds?: number;
}

/** Result of {@link useEntityView}. */
export interface UseEntityViewResult {
  entityView: EntityViewState;
  /** Reads now instead of when it is due. */
  retry: () => void;
}

/** The view of an entity's Ray clusters, kept up to date while the component is mounted and the page visible. */
export function useEntityView(
  options: UseEntityViewOptions,
): UseEntityViewResult {
  const { pollSeconds = DEFAULT_POLL_SECONDS } = options;
  const { kind, namespace, name } = options.entityRef;
  const api = useApi(kuberayApiRef);
  const poller = useMemo(
    () =>
      EntityViewPoller.create({
        api,
        entityRef: { kind, namespace, name },
        pollSeconds,
      }),
    [api, kind, namespace, name, pollSeconds],
  );
  useEffect(() => poller.start(), [poller]);
  const entityView = useSyncExternalStore(poller.subscribe, poller.getState);
  return { entityView, retry: poller.retry };
}
