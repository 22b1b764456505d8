import { useApi } from '@backstage/frontend-plugin-api';
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { kuberayApiRef } from '../api';
import {
  FleetHistoryPoller,
  type FleetHistoryState,
} from './FleetHistoryPoller';
import type { Fleet } from './FleetState';

/** Ready and desired workers of the fleet in the last hour; begins when the fleet is known, whose pages it follows. */
export function useFleetHistory(fleet: Fleet | undefined): FleetHistoryState {
  const api = useApi(kuberayApiRef);
  const cursors = useRef<Fleet['cursors']>([]);
  useEffect(() => {
    cursors.current = fleet?.cursors ?? [];
  }, [fleet]);
  const poller = useMemo(
    () => FleetHistoryPoller.create({ api, cursors: () => cursors.current }),
    [api],
  );
  const known = fleet !== undefined;
  useEffect(() => (known ? poller.start() : undefined), [poller, known]);
  return useSyncExternalStore(poller.subscribe, poller.getState);
}
