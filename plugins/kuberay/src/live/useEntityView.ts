import type { CompoundEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { kuberayApiRef } from '../api';
import { EntityViewSources } from './EntityViewSources';
import type { EntityViewState } from './EntityViewState';
import { DEFAULT_POLL_SECONDS } from './pollDelay';

/** Options of {@link useEntityView}. */
export interface UseEntityViewOptions {
  entityRef: CompoundEntityRef;
  /** Seconds between two reads of a cluster at rest, where no stream can be had; default 5. */
  pollSeconds?: number;
}

/** Result of {@link useEntityView}. */
export interface UseEntityViewResult {
  entityView: EntityViewState;
  /** Tries again now instead of when it is due. */
  retry: () => void;
}

/**
 * The view of an entity's Ray clusters, kept up to date while the component is mounted and the page visible.
 *
 * All components that ask for the same entity share one connection.
 */
export function useEntityView(
  options: UseEntityViewOptions,
): UseEntityViewResult {
  const { pollSeconds = DEFAULT_POLL_SECONDS } = options;
  const { kind, namespace, name } = options.entityRef;
  const api = useApi(kuberayApiRef);
  const source = useMemo(
    () => EntityViewSources.of(api).get({ kind, namespace, name }),
    [api, kind, namespace, name],
  );
  useEffect(() => source.watch({ pollSeconds }), [source, pollSeconds]);
  const entityView = useSyncExternalStore(source.subscribe, source.getState);
  return { entityView, retry: source.retry };
}
