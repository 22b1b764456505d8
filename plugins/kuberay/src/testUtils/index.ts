export { aResponseError } from './aResponseError';
export { InMemoryKuberayApi } from './InMemoryKuberayApi';
export type {
  InMemoryKuberayApiOptions,
  RecordedAction,
} from './InMemoryKuberayApi';
