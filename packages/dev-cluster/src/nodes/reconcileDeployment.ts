import type { KubeObject } from '../kube-api/KubeObject';
import type { Workload, WorkloadCondition, WorkloadStatus } from './Deployment';
import { kubeTime } from './kubeTime';
import { controllerReference } from './objectKeys';
import { templateHash } from './templateHash';

/** Label that tells the ReplicaSets of one Deployment apart. */
export const TEMPLATE_HASH_LABEL = 'pod-template-hash';

/** What has to happen to a Deployment's ReplicaSets, and what its status should say. */
export interface DeploymentPlan {
  create: KubeObject[];
  /** ReplicaSets whose `spec.replicas` has to change. */
  scale: Array<{ name: string; replicas: number }>;
  status: WorkloadStatus;
}

/**
 * Decides a Deployment: `Recreate` removes the old pods first, `RollingUpdate` waits for the new ones to be available
 * (all at once: maxSurge and maxUnavailable are not reproduced).
 */
export function reconcileDeployment(options: {
  deployment: Workload;
  /** Its ReplicaSets, old ones included. */
  replicaSets: Workload[];
  now: number;
}): DeploymentPlan {
  const { deployment, replicaSets, now } = options;
  const hash = templateHash(deployment.spec.template);
  const name = `${deployment.metadata.name}-${hash}`;
  const wanted = deployment.spec.replicas;
  const current = replicaSets.find(set => set.metadata.name === name);
  const old = replicaSets.filter(set => set !== current);
  const oldReplicas = sum(old, 'replicas');
  const recreate = deployment.spec.strategy?.type === 'Recreate';
  const mayStart = !recreate || oldReplicas === 0;
  const mayEndOld =
    recreate || (current?.status?.availableReplicas ?? 0) >= wanted;
  const replicas = mayStart ? wanted : current?.spec.replicas ?? 0;
  return {
    create: current
      ? []
      : [buildReplicaSet(deployment, { name, hash, replicas })],
    scale: [
      ...(current && current.spec.replicas !== replicas
        ? [{ name, replicas }]
        : []),
      ...old
        .filter(set => mayEndOld && set.spec.replicas > 0)
        .map(set => ({ name: set.metadata.name, replicas: 0 })),
    ],
    status: deploymentStatus({ deployment, name, current, replicaSets, now }),
  };
}

function buildReplicaSet(
  deployment: Workload,
  options: { name: string; hash: string; replicas: number },
): KubeObject {
  const { template, selector } = deployment.spec;
  const hashed = { [TEMPLATE_HASH_LABEL]: options.hash };
  const labels = { ...template.metadata?.labels, ...hashed };
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name: options.name,
      namespace: deployment.metadata.namespace,
      labels,
      annotations: { 'deployment.kubernetes.io/revision': '1' },
      ownerReferences: [controllerReference(deployment)],
    },
    spec: {
      replicas: options.replicas,
      selector: { matchLabels: { ...selector?.matchLabels, ...hashed } },
      template: {
        ...template,
        metadata: { ...template.metadata, labels },
      },
    },
  };
}

function deploymentStatus(options: {
  deployment: Workload;
  name: string;
  current: Workload | undefined;
  replicaSets: Workload[];
  now: number;
}): WorkloadStatus {
  const { deployment, name, current, replicaSets, now } = options;
  const wanted = deployment.spec.replicas;
  const replicas = sum(replicaSets, 'replicas');
  const available = sum(replicaSets, 'availableReplicas');
  const updated = current?.status?.replicas ?? 0;
  const complete =
    updated === wanted && replicas === wanted && available >= wanted;
  // One pod of four may be missing during a roll-out: the default maxUnavailable of 25 %, rounded down.
  const enough = available >= wanted - Math.floor(wanted / 4);
  return {
    observedGeneration: deployment.metadata.generation,
    ...counts({
      replicas,
      updatedReplicas: updated,
      readyReplicas: sum(replicaSets, 'readyReplicas'),
      availableReplicas: available,
      unavailableReplicas: Math.max(0, wanted - available),
    }),
    conditions: [
      enough
        ? condition(
            'Available',
            'True',
            'MinimumReplicasAvailable',
            'Deployment has minimum availability.',
          )
        : condition(
            'Available',
            'False',
            'MinimumReplicasUnavailable',
            'Deployment does not have minimum availability.',
          ),
      complete
        ? condition(
            'Progressing',
            'True',
            'NewReplicaSetAvailable',
            `ReplicaSet "${name}" has successfully progressed.`,
          )
        : condition(
            'Progressing',
            'True',
            'ReplicaSetUpdated',
            `ReplicaSet "${name}" is progressing.`,
          ),
    ],
  };

  function condition(
    type: string,
    status: 'True' | 'False',
    reason: string,
    message: string,
  ): WorkloadCondition {
    const before = deployment.status?.conditions?.find(c => c.type === type);
    const same = before?.status === status;
    const unchanged = same && before.reason === reason;
    return {
      type,
      status,
      reason,
      message,
      lastUpdateTime: unchanged ? before.lastUpdateTime : kubeTime(now),
      lastTransitionTime: same ? before.lastTransitionTime : kubeTime(now),
    };
  }
}

type Count = 'replicas' | 'readyReplicas' | 'availableReplicas';

function sum(sets: Workload[], count: Count): number {
  return sets.reduce((total, set) => total + (set.status?.[count] ?? 0), 0);
}

/** Counts are `omitempty`: a zero is left out. */
export function counts(values: Record<string, number>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== 0),
  );
}
