/** Declared where everything can see it that writes: Argo CD's part may not import from here. */
export type {
  ApplicationControl,
  SyncOperation,
} from '../kube/ApplicationControl';
