import type { KubeObject } from '../kube-api/KubeObject';
import { isReady } from './Pod';
import type { Pod } from './Pod';

/** A Deployment or ReplicaSet with the fields that the stand-in reads. */
export interface Workload extends KubeObject {
  spec: {
    replicas: number;
    selector?: { matchLabels?: Record<string, string> };
    strategy?: { type?: string };
    template: {
      metadata?: {
        labels?: Record<string, string>;
        annotations?: Record<string, string>;
      };
      spec: Record<string, unknown>;
    };
    [field: string]: unknown;
  };
  status?: WorkloadStatus;
}

/** `status` of both kinds; a Deployment has the conditions as well. */
export interface WorkloadStatus {
  observedGeneration?: number;
  replicas?: number;
  fullyLabeledReplicas?: number;
  updatedReplicas?: number;
  readyReplicas?: number;
  availableReplicas?: number;
  unavailableReplicas?: number;
  conditions?: WorkloadCondition[];
}

/** `deployment.status.conditions[]`. */
export interface WorkloadCondition {
  type: string;
  status: 'True' | 'False';
  reason: string;
  message: string;
  lastUpdateTime: string;
  lastTransitionTime: string;
}

/** Takes an object as a workload; without `replicas` it wants one. */
export function asWorkload(object: KubeObject): Workload {
  const spec = (object.spec ?? {}) as Partial<Workload['spec']>;
  return {
    ...object,
    spec: {
      ...spec,
      replicas: spec.replicas ?? 1,
      template: spec.template ?? { spec: {} },
    },
  } as Workload;
}

/** Pods that are ready and not on their way out. */
export function readyPods(pods: Pod[]): Pod[] {
  return pods.filter(pod => isReady(pod) && !pod.metadata.deletionTimestamp);
}
