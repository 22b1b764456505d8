import type { RayClusterView } from '../view';
import { aPodView } from './aPodView';
import { aWorkerGroup } from './aWorkerGroup';

/** The guide's Ray cluster when all is well: three groups of one worker each, with an autoscaler. @public */
export function aRayClusterView(
  overrides: Partial<RayClusterView> = {},
): RayClusterView {
  return {
    ref: {
      cluster: 'prod',
      namespace: 'ray-cluster',
      name: 'raycluster-kuberay',
    },
    clusterTitle: 'Production',
    phase: 'Ready',
    createdAt: '2026-11-21T02:07:02Z',
    head: {
      ready: true,
      podName: 'raycluster-kuberay-head-l284q',
      restarts: 0,
    },
    groups: [
      aWorkerGroup(),
      aWorkerGroup({ name: 'additional-worker-group1', max: 30 }),
      aWorkerGroup({ name: 'additional-worker-group2' }),
    ],
    orphanedGroups: [],
    totals: {
      workersReady: 3,
      workersDesired: 3,
      cpu: 4,
      memory: 5_000_000_000,
      gpu: 0,
      tpu: 0,
    },
    autoscaler: { enabled: true, version: 'v2', idleTimeoutSeconds: 600 },
    suspend: false,
    pods: [
      aPodView({
        name: 'raycluster-kuberay-head-l284q',
        nodeType: 'head',
        group: 'headgroup',
      }),
      aPodView(),
      aPodView({
        name: 'raycluster-kuberay-additional-worker-group1-worker-bbbbb',
        group: 'additional-worker-group1',
      }),
      aPodView({
        name: 'raycluster-kuberay-additional-worker-group2-worker-ccccc',
        group: 'additional-worker-group2',
      }),
    ],
    podsOmitted: 0,
    events: [],
    rayVersion: '2.52.0',
    image: 'docker.io/rayproject/ray:2.52.0',
    chart: 'ray-cluster-1.5.1',
    conditions: [
      {
        type: 'HeadPodReady',
        status: 'True',
        reason: 'HeadPodRunningAndReady',
        lastTransitionTime: '2026-11-21T02:07:03Z',
      },
      {
        type: 'RayClusterProvisioned',
        status: 'True',
        reason: 'AllPodRunningAndReadyFirstTime',
        lastTransitionTime: '2026-11-21T02:07:03Z',
      },
    ],
    links: {},
    ...overrides,
  };
}
