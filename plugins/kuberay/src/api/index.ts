export { kuberayApiRef } from './KuberayApi';
export type {
  EntityViewAnswer,
  GetEntityViewOptions,
  GetFleetHistoryOptions,
  GetFleetOptions,
  GetHistoryOptions,
  KuberayApi,
  RefreshApplicationOptions,
  StreamEnd,
  StreamEntityViewOptions,
  SyncApplicationOptions,
  ViewAnswer,
} from './KuberayApi';
export { KuberayClient } from './KuberayClient';
export type { KuberayClientOptions } from './KuberayClient';
export { MalformedAnswerError } from './MalformedAnswerError';
