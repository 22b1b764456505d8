export { kuberayApiRef } from './KuberayApi';
export type {
  EntityViewAnswer,
  GetEntityViewOptions,
  KuberayApi,
} from './KuberayApi';
export { KuberayClient } from './KuberayClient';
export type { KuberayClientOptions } from './KuberayClient';
export { MalformedAnswerError } from './MalformedAnswerError';
