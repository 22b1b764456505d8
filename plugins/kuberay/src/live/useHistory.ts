import type { CompoundEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { kuberayApiRef } from '../api';
import { HistoryPoller } from './HistoryPoller';
import type { HistoryState } from './HistoryState';

/** Options of {@link useHistory}. */
export interface UseHistoryOptions {
  entityRef: CompoundEntityRef;
  /** Length of the range that ends now. */
  hours: number;
  /** The history is read at once when this is another one: what it records has changed. */
  changeKey: string;
}

/** Result of {@link useHistory}. */
export interface UseHistoryResult {
  history: HistoryState;
  /** Reads now instead of when it is due. */
  retry: () => void;
}

/** Worker counts of an entity's Ray clusters over time, read each minute while somebody can see them. */
export function useHistory(options: UseHistoryOptions): UseHistoryResult {
  const { hours, changeKey } = options;
  const { kind, namespace, name } = options.entityRef;
  const api = useApi(kuberayApiRef);
  const firstHours = useRef(hours);
  const poller = useMemo(
    () =>
      HistoryPoller.create({
        api,
        entityRef: { kind, namespace, name },
        hours: firstHours.current,
      }),
    [api, kind, namespace, name],
  );
  useEffect(() => poller.start(), [poller]);
  useEffect(() => poller.setHours(hours), [poller, hours]);
  const knownKey = useRef(changeKey);
  useEffect(() => {
    if (knownKey.current !== changeKey) {
      knownKey.current = changeKey;
      poller.refresh();
    }
  }, [poller, changeKey]);
  const history = useSyncExternalStore(poller.subscribe, poller.getState);
  return { history, retry: poller.retry };
}
