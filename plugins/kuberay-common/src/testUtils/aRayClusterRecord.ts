import type { RayClusterRecord, WorkerGroupRecord } from '../ray';

/** A worker group of one replica, as the store keeps it. @public */
export function aWorkerGroupRecord(
  overrides: Partial<WorkerGroupRecord> = {},
): WorkerGroupRecord {
  return {
    name: 'std',
    replicas: 1,
    minReplicas: 1,
    maxReplicas: 200,
    numOfHosts: 1,
    suspend: false,
    workersToDelete: [],
    template: {
      image: 'docker.io/rayproject/ray:2.52.0',
      requests: { cpu: '1', memory: '1G' },
      limits: { cpu: '1', memory: '1G' },
    },
    ...overrides,
  };
}

/**
 * What a test changes of {@link aRayClusterRecord}: spec and status field by field.
 *
 * @public
 */
export type RayClusterRecordOverrides = Partial<
  Omit<RayClusterRecord, 'spec' | 'status'>
> & {
  spec?: Partial<RayClusterRecord['spec']>;
  /** `undefined` given on purpose: the operator has not written any status. */
  status?: Partial<NonNullable<RayClusterRecord['status']>>;
};

/**
 * A provisioned Ray cluster `prod: ray/demo-kuberay` with one group, as the store keeps it; its pods are `aPodRecord`s.
 *
 * @public
 */
export function aRayClusterRecord(
  overrides: RayClusterRecordOverrides = {},
): RayClusterRecord {
  const { spec, status, ...rest } = overrides;
  return {
    cluster: 'prod',
    namespace: 'ray',
    name: 'demo-kuberay',
    uid: '00000000-0000-4000-8000-000000000001',
    createdAt: '2026-11-21T02:00:00Z',
    finalizers: [],
    labels: { 'helm.sh/chart': 'ray-cluster-1.5.1' },
    trackingId: 'demo:ray.io/RayCluster:ray/demo-kuberay',
    generation: 1,
    ...rest,
    spec: {
      rayVersion: '2.52.0',
      suspend: false,
      autoscaling: true,
      autoscalerVersion: 'v2',
      headLabels: {},
      head: {
        image: 'docker.io/rayproject/ray:2.52.0',
        requests: { cpu: '1', memory: '2G' },
        limits: { cpu: '1', memory: '2G' },
      },
      groups: [aWorkerGroupRecord()],
      ...spec,
    },
    status:
      'status' in overrides && status === undefined
        ? undefined
        : {
            state: 'ready',
            desiredWorkers: 1,
            availableWorkers: 1,
            readyWorkers: 1,
            headServiceName: 'demo-kuberay-head-svc',
            conditions: [
              {
                type: 'HeadPodReady',
                status: 'True',
                reason: 'HeadPodRunningAndReady',
              },
              {
                type: 'RayClusterProvisioned',
                status: 'True',
                reason: 'AllPodRunningAndReadyFirstTime',
              },
            ],
            ...status,
          },
  };
}
