import type { KubeObject, ObjectKey } from '../kube-api/KubeObject';
import { readyPods } from './Deployment';
import type { Workload, WorkloadStatus } from './Deployment';
import { controllerReference, keyOf } from './objectKeys';
import type { Pod } from './Pod';
import { counts } from './reconcileDeployment';

/** What has to happen to a ReplicaSet's pods, and what its status should say. */
export interface ReplicaSetPlan {
  create: KubeObject[];
  delete: ObjectKey[];
  status: WorkloadStatus;
}

/** Decides a ReplicaSet: as many pods as it wants; those that are not ready go first. Ended pods are replaced. */
export function reconcileReplicaSet(options: {
  replicaSet: Workload;
  /** The pods that it owns. */
  pods: Pod[];
}): ReplicaSetPlan {
  const { replicaSet, pods } = options;
  const wanted = replicaSet.spec.replicas;
  const alive = pods.filter(
    pod =>
      !pod.metadata.deletionTimestamp &&
      pod.status?.phase !== 'Failed' &&
      pod.status?.phase !== 'Succeeded',
  );
  const ready = readyPods(alive);
  const unready = alive.filter(pod => !ready.includes(pod));
  const missing = Math.max(0, wanted - alive.length);
  const surplus = Math.max(0, alive.length - wanted);
  return {
    create: Array.from({ length: missing }, () => buildPod(replicaSet)),
    delete: [...unready, ...ready].slice(0, surplus).map(keyOf),
    status: {
      observedGeneration: replicaSet.metadata.generation,
      replicas: alive.length,
      ...counts({
        fullyLabeledReplicas: alive.length,
        readyReplicas: ready.length,
        availableReplicas: ready.length,
      }),
    },
  };
}

function buildPod(replicaSet: Workload): KubeObject {
  const { template } = replicaSet.spec;
  const { name, namespace } = replicaSet.metadata;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      // The API server makes the name of it.
      name: '',
      generateName: `${name}-`,
      namespace,
      ...template.metadata,
      ownerReferences: [controllerReference(replicaSet)],
    },
    spec: template.spec,
  };
}
