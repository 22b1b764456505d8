export type { EntityViewState } from './EntityViewState';
export { useEntityView } from './useEntityView';
export type {
  UseEntityViewOptions,
  UseEntityViewResult,
} from './useEntityView';
export { useNow } from './useNow';
export { DEFAULT_POLL_SECONDS } from './pollDelay';
export { useFleet, type UseFleetResult } from './useFleet';
export type { Fleet, FleetState } from './FleetState';
export { useFleetHistory } from './useFleetHistory';
export type { FleetHistoryLine, FleetHistoryState } from './FleetHistoryPoller';
