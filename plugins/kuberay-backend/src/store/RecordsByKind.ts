import type {
  ApplicationRecord,
  EventRecord,
  PodRecord,
  RayClusterRecord,
} from 'backstage-plugin-kuberay-common';
import type { Kind } from '../kube/watchedKinds';

/** What the store keeps of each kind. */
export interface RecordsByKind extends Record<Kind, unknown> {
  RayCluster: RayClusterRecord;
  Pod: PodRecord;
  Event: EventRecord;
  Application: ApplicationRecord;
}
