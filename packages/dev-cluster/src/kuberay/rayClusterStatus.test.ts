import type { KubeObject } from '../kube-api/KubeObject';
import { asPod } from '../nodes/Pod';
import statuses from './__fixtures__/statuses.json';
import { readRayCluster } from './RayCluster';
import type { RayClusterStatus } from './RayCluster';
import { needsStatusUpdate, rayClusterStatus } from './rayClusterStatus';
import { buildHeadService } from './rayServices';
import { validateRayCluster } from './validateRayCluster';

const NOW = Date.parse('2026-11-21T03:00:00Z');
const recorded = statuses as unknown as Array<{
  case: string;
  cluster: KubeObject & { status?: RayClusterStatus };
  pods: KubeObject[];
}>;
const accepted = recorded.filter(one => one.cluster.status);

function statusOf(one: (typeof recorded)[number], before?: RayClusterStatus) {
  const cluster = readRayCluster({ ...one.cluster, status: before });
  return rayClusterStatus({
    cluster,
    pods: one.pods.map(asPod),
    headService: buildHeadService(cluster),
    now: NOW,
  });
}

function withoutWriting(status: RayClusterStatus | undefined) {
  const { lastUpdateTime, observedGeneration, ...rest } = status ?? {};
  return rest;
}

describe('the status of a RayCluster', () => {
  it.each(accepted.map(one => [one.case, one] as const))(
    'is what the real operator wrote from the same pods: %s',
    (_, one) => {
      const next = statusOf(one, one.cluster.status);
      expect(withoutWriting(next)).toEqual(withoutWriting(one.cluster.status));
      expect(needsStatusUpdate(one.cluster.status, next)).toBe(false);
    },
  );

  it('leaves an observedGeneration behind for ever when only an image changed', () => {
    const drift = accepted.find(one => one.case === 'zoo: image-drift');
    expect(drift?.cluster.status?.observedGeneration).toBe(1);
    expect(drift?.cluster.metadata.generation).toBe(2);
    expect(drift && statusOf(drift, drift.cluster.status)).toMatchObject({
      observedGeneration: 2,
    });
  });

  it('becomes ready, with the time, once all pods are up, and says nothing of counts that are zero', () => {
    const healthy = accepted.find(one => one.case === 'healthy');
    expect(healthy && statusOf(healthy)).toMatchObject({
      state: 'ready',
      stateTransitionTimes: { ready: '2026-11-21T03:00:00Z' },
      readyWorkerReplicas: 3,
    });
    const empty = healthy && statusOf({ ...healthy, pods: [] });
    expect(empty).toEqual({
      desiredWorkerReplicas: 3,
      minWorkerReplicas: 3,
      maxWorkerReplicas: 430,
      desiredCPU: '4',
      desiredMemory: '5G',
      desiredGPU: '0',
      desiredTPU: '0',
      conditions: [
        {
          type: 'HeadPodReady',
          status: 'False',
          reason: 'HeadPodNotFound',
          message: 'Head Pod not found',
          lastTransitionTime: '2026-11-21T03:00:00Z',
        },
        {
          type: 'RayClusterProvisioned',
          status: 'False',
          reason: 'RayClusterPodsProvisioning',
          message: 'RayCluster Pods are being provisioned for first time',
          lastTransitionTime: '2026-11-21T03:00:00Z',
        },
        {
          type: 'RayClusterSuspended',
          status: 'False',
          reason: 'RayClusterSuspended',
          message: '',
          lastTransitionTime: '2026-11-21T03:00:00Z',
        },
        {
          type: 'RayClusterSuspending',
          status: 'False',
          reason: 'RayClusterSuspending',
          message: '',
          lastTransitionTime: '2026-11-21T03:00:00Z',
        },
      ],
      endpoints: {
        client: '10001',
        dashboard: '8265',
        'gcs-server': '6379',
        metrics: '8080',
        serve: '8000',
      },
      head: { serviceName: 'raycluster-kuberay-head-svc' },
      lastUpdateTime: '2026-11-21T03:00:00Z',
      observedGeneration: 1,
    });
  });

  it('names the reason of the head’s container, not that its containers are not ready', () => {
    const healthy = accepted.find(one => one.case === 'healthy');
    const pods = healthy?.pods.map(pod =>
      pod.metadata.labels?.['ray.io/node-type'] === 'head'
        ? {
            ...pod,
            status: {
              phase: 'Running',
              conditions: [
                {
                  type: 'Ready',
                  status: 'False',
                  reason: 'ContainersNotReady',
                },
              ],
              containerStatuses: [
                {
                  name: 'ray-head',
                  ready: false,
                  state: { waiting: { reason: 'CrashLoopBackOff' } },
                },
              ],
            },
          }
        : pod,
    );
    const status =
      healthy && pods && statusOf({ ...healthy, pods }, healthy.cluster.status);
    expect(status?.conditions?.slice(0, 2)).toMatchObject([
      { type: 'HeadPodReady', status: 'False', reason: 'CrashLoopBackOff' },
      { type: 'RayClusterProvisioned', status: 'True' },
    ]);
    expect(status?.state).toBe('ready');
  });
});

describe('the refusal of a RayCluster', () => {
  it('is the event of the real operator for a name of 54 characters', () => {
    const long = recorded.find(one => one.case === 'zoo: long-name');
    expect(long && validateRayCluster(readRayCluster(long.cluster))).toEqual({
      type: 'Warning',
      reason: 'InvalidRayClusterMetadata',
      message:
        'The RayCluster metadata is invalid long-name/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-b-kuberay: RayCluster name should be no more than 53 characters',
    });
  });

  it.each([
    ['a'.repeat(53), undefined],
    ['3d-kuberay', 'InvalidRayClusterMetadata'],
    ['a.b-kuberay', 'InvalidRayClusterMetadata'],
    ['ends-in-a-dash-', 'InvalidRayClusterMetadata'],
  ])('of the name %s is %s', (name, reason) => {
    const [{ cluster }] = accepted;
    const metadata = { ...cluster.metadata, name };
    const refusal = validateRayCluster(
      readRayCluster({ ...cluster, metadata }),
    );
    expect(refusal?.reason).toBe(reason);
  });
});
