import { useApi } from '@backstage/frontend-plugin-api';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { kuberayApiRef } from '../api';
import { FleetPoller } from './FleetPoller';
import type { FleetState } from './FleetState';

/** Result of {@link useFleet}. */
export interface UseFleetResult {
  fleetState: FleetState;
  /** Reads now instead of when it is due. */
  retry: () => void;
}

/** Every Ray cluster that the user may see, read anew each 15 s while the component is mounted and the page visible. */
export function useFleet(): UseFleetResult {
  const api = useApi(kuberayApiRef);
  const poller = useMemo(
    () => FleetPoller.create({ api, random: Math.random }),
    [api],
  );
  useEffect(() => poller.start(), [poller]);
  const fleetState = useSyncExternalStore(poller.subscribe, poller.getState);
  return { fleetState, retry: poller.retry };
}
