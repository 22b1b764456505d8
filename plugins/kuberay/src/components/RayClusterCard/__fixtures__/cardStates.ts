import {
  verdict,
  type EntityView,
  type RayClusterView,
  type SourceView,
} from 'backstage-plugin-kuberay-common';
import {
  aFinding,
  anApplicationView,
  anEntityView,
  aRayClusterView,
  aWorkerGroup,
} from 'backstage-plugin-kuberay-common/testUtils';

/** An entity's only Ray cluster with the given fields, and the verdict on it. */
function only(
  rayCluster: Partial<RayClusterView>,
  overrides: Partial<EntityView>,
): EntityView {
  return anEntityView({
    rayClusters: [aRayClusterView(rayCluster)],
    ...overrides,
  });
}

/** A cluster of which only its name is known. */
const nothing: Partial<RayClusterView> = {
  head: undefined,
  groups: [],
  totals: {
    workersReady: 0,
    workersDesired: 0,
    cpu: 0,
    memory: 0,
    gpu: 0,
    tpu: 0,
  },
  conditions: [],
};

function source(freshness: SourceView['freshness']): SourceView[] {
  return [
    { kind: 'kubernetes', cluster: 'prod', title: 'Production', freshness },
  ];
}

const GIB = 2 ** 30;
const links = { rayDashboard: 'https://ray.example.org/#/cluster' };
const argocd = { argocd: 'https://argocd.example.org/applications/argocd/ray' };

/** One view per state that the card was drawn for. */
export const cardStates = {
  healthy: only(
    { links },
    { applications: [anApplicationView({ links: argocd })] },
  ),
  scaling: only(
    {
      phase: 'Scaling',
      groups: [
        aWorkerGroup({
          desired: 11,
          ready: 6,
          starting: 3,
          troubles: [],
        }),
        aWorkerGroup({ name: 'gpu', desired: 3, ready: 3, min: 0, max: 8 }),
      ],
      totals: {
        workersReady: 9,
        workersDesired: 14,
        cpu: 17,
        memory: 46 * GIB,
        gpu: 3,
        tpu: 0,
      },
    },
    {
      verdict: verdict('scaling-up', 'progressing', { ready: 9, desired: 14 }),
    },
  ),
  waiting: only(
    {
      phase: 'WaitingForCapacity',
      groups: [
        aWorkerGroup(),
        aWorkerGroup({
          name: 'gpu-a100',
          desired: 4,
          ready: 1,
          starting: 2,
          min: 0,
          max: 4,
          atMax: true,
          troubles: [
            {
              kind: 'waiting',
              reason: 'Unschedulable',
              message:
                '0/3 nodes are available: 3 Insufficient nvidia.com/gpu. preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod.',
              pods: 2,
              restarts: 0,
            },
          ],
        }),
      ],
      totals: {
        workersReady: 2,
        workersDesired: 5,
        cpu: 24,
        memory: 88 * GIB,
        gpu: 4,
        tpu: 0,
      },
    },
    {
      verdict: verdict('waiting-for-capacity', 'warning', {
        group: 'gpu-a100',
        ready: 1,
        desired: 4,
      }),
      findings: [
        aFinding({
          code: 'waiting-for-capacity',
          message:
            '2 workers of gpu-a100: Unschedulable. 0/3 nodes are available.',
          remedy: 'Add nodes that fit.',
        }),
      ],
    },
  ),
  degraded: only(
    {
      phase: 'Degraded',
      links,
      groups: [
        aWorkerGroup({
          name: 'std',
          ready: 0,
          failing: 1,
          troubles: [
            {
              kind: 'failing',
              reason: 'CrashLoopBackOff',
              message:
                'back-off 5m0s restarting failed container=ray-worker pod=raycluster-kuberay-std-worker-x2x9k',
              pods: 1,
              restarts: 7,
            },
          ],
        }),
        aWorkerGroup({ name: 'a1', max: undefined }),
      ],
      totals: {
        workersReady: 1,
        workersDesired: 2,
        cpu: 3,
        memory: 4_000_000_000,
        gpu: 0,
        tpu: 0,
      },
    },
    {
      verdict: verdict('worker-crashing', 'error', { failing: 1, desired: 2 }),
      applications: [anApplicationView({ links: argocd })],
      findings: [
        aFinding({
          code: 'worker-crash-loop',
          severity: 'error',
          message: '1 worker of std: CrashLoopBackOff, 7 restarts',
          remedy: 'Read the log of the container that ended.',
        }),
        aFinding({
          code: 'argocd-health-blind',
          severity: 'info',
          about: 'configuration',
          message:
            'Argo CD says Healthy all the same: without a health check for RayClusters it sees only that the object exists, and with one it does not see the pods.',
          remedy:
            'Unless it is there, add resource.customizations.health.ray.io_RayCluster to the ConfigMap argocd-cm; the template for a Ray stack writes it with argocd.healthCheck: true. For the pods go by what is said here.',
        }),
      ],
    },
  ),
  headNotReady: only(
    {
      phase: 'Degraded',
      head: {
        ready: false,
        reason: 'ImagePullBackOff',
        message: 'Back-off pulling image "docker.io/rayproject/ray:9.9.9"',
        restarts: 0,
      },
      groups: [aWorkerGroup({ desired: 2, ready: 0 })],
      orphanedGroups: [{ name: 'a1', pods: 1 }],
    },
    {
      verdict: verdict('head-not-ready', 'error', {
        reason: 'ImagePullBackOff',
      }),
    },
  ),
  outOfSync: only(
    { groups: [aWorkerGroup({ desired: 5, ready: 5 })] },
    {
      verdict: verdict('out-of-sync', 'warning'),
      applications: [anApplicationView({ sync: 'OutOfSync' })],
      findings: [
        aFinding({
          about: 'configuration',
          message: 'RespectIgnoreDifferences freezes all worker groups.',
          remedy: 'Remove the option from the Application in Git.',
        }),
      ],
    },
  ),
  suspended: only(
    {
      phase: 'Suspended',
      head: { ready: false, reason: 'HeadPodNotFound', restarts: 0 },
      groups: [
        aWorkerGroup({ name: 'std', desired: 0, ready: 0 }),
        aWorkerGroup({ name: 'a1', desired: 0, ready: 0, max: 30 }),
      ],
      totals: {
        workersReady: 0,
        workersDesired: 0,
        cpu: 0,
        memory: 0,
        gpu: 0,
        tpu: 0,
      },
      workersWhenResumed: 2,
    },
    { verdict: verdict('suspended', 'suspended') },
  ),
  large: only(
    {
      ref: {
        cluster: 'prod',
        namespace: 'ray-batch',
        name: 'llm-batch-inference',
      },
      clusterTitle: 'GPU Europe',
      phase: 'Scaling',
      groups: [
        aWorkerGroup({
          name: 'cpu-preprocess-spot',
          desired: 180,
          ready: 139,
          starting: 30,
          min: 10,
          max: 200,
        }),
        aWorkerGroup({
          name: 'gpu-a100-80gb-ondemand-with-a-long-name',
          desired: 25,
          ready: 22,
          starting: 2,
          failing: 1,
          min: 0,
          max: 25,
          atMax: true,
          troubles: [
            {
              kind: 'failing',
              reason: 'ImagePullBackOff',
              pods: 1,
              restarts: 0,
            },
          ],
        }),
      ],
      totals: {
        workersReady: 161,
        workersDesired: 205,
        cpu: 1465,
        memory: 5.9 * 1024 * GIB,
        gpu: 200,
        tpu: 0,
      },
    },
    {
      verdict: verdict('scaling-up', 'progressing', {
        ready: 161,
        desired: 205,
      }),
    },
  ),
  missing: only(
    { ...nothing, phase: 'Missing' },
    { verdict: verdict('missing', 'unknown'), applications: [] },
  ),
  creating: only(
    { ...nothing, phase: 'Missing' },
    {
      verdict: verdict('missing-syncing', 'progressing'),
      applications: [
        anApplicationView({ sync: 'OutOfSync', health: 'Missing' }),
      ],
    },
  ),
  notInstalled: only(
    { ...nothing, phase: 'NotInstalled' },
    {
      verdict: verdict('not-installed', 'progressing', {
        cluster: 'Production',
      }),
      applications: [
        anApplicationView({ sync: 'Unknown', health: 'Progressing' }),
      ],
    },
  ),
  syncing: only(
    { ...nothing, phase: 'Unknown' },
    {
      verdict: verdict('syncing', 'unknown', { cluster: 'Production' }),
      applications: [],
      sources: source({ state: 'syncing' }),
    },
  ),
  unavailable: only(
    { ...nothing, phase: 'Unknown' },
    {
      verdict: verdict('unavailable', 'unknown', { cluster: 'Production' }),
      applications: [],
      sources: source({
        state: 'failed',
        since: '2026-11-21T02:05:00Z',
        problem: {
          code: 'forbidden',
          message: 'The account may not list rayclusters.ray.io.',
        },
      }),
    },
  ),
  sourceStale: only(
    {},
    {
      sources: source({
        state: 'stale',
        observedAt: '2026-11-21T02:05:00Z',
        problem: { code: 'unreachable', message: 'Connection refused.' },
      }),
    },
  ),
  unknownCluster: only(
    { ...nothing, phase: 'Unknown', clusterTitle: 'prodd' },
    {
      verdict: verdict('unknown-cluster', 'error', { cluster: 'prodd' }),
      applications: [],
      sources: [
        {
          kind: 'kubernetes',
          cluster: 'prodd',
          title: 'prodd',
          freshness: {
            state: 'failed',
            since: '2026-11-21T02:05:00Z',
            problem: {
              code: 'unknown-cluster',
              message: 'The Kubernetes plugin knows no cluster called prodd',
            },
          },
        },
      ],
    },
  ),
  notMatched: anEntityView({
    verdict: verdict('not-matched', 'unknown', { kind: 'component' }),
    rayClusters: [],
    applications: [],
    sources: [],
  }),
  invalidAnnotation: anEntityView({
    verdict: verdict('invalid-annotation', 'error', {
      annotation: 'kuberay.io/raycluster',
    }),
    rayClusters: [],
    applications: [],
    sources: [],
  }),
  several: anEntityView({
    verdict: verdict('worker-crashing', 'error', { failing: 1, desired: 1 }),
    rayClusters: [
      aRayClusterView({ groups: [aWorkerGroup()] }),
      aRayClusterView({
        ref: { cluster: 'prod', namespace: 'ray-batch', name: 'nightly' },
        phase: 'Degraded',
        groups: [
          aWorkerGroup({
            name: 'std',
            ready: 0,
            failing: 1,
            troubles: [
              {
                kind: 'failing',
                reason: 'CrashLoopBackOff',
                pods: 1,
                restarts: 1,
              },
            ],
          }),
        ],
      }),
    ],
  }),
  atMaximum: only(
    {
      links,
      groups: [
        aWorkerGroup({
          name: 'gpu',
          desired: 4,
          ready: 4,
          min: 0,
          max: 4,
          atMax: true,
        }),
        aWorkerGroup({ desired: 24, ready: 24 }),
      ],
      totals: {
        workersReady: 28,
        workersDesired: 28,
        cpu: 29,
        memory: 88 * GIB,
        gpu: 4,
        tpu: 0,
      },
    },
    {
      verdict: verdict('group-at-maximum', 'warning', {
        group: 'gpu',
        amount: '2',
        resource: 'GPUs',
      }),
      findings: [
        aFinding({
          code: 'demand-above-maximum',
          message: 'gpu is at its maximum; Ray asks for 2 more GPUs.',
          remedy:
            'Raise maxReplicas of gpu in Git, or wait until running tasks end.',
        }),
        aFinding({ code: 'no-replica-guard', severity: 'info' }),
      ],
    },
  ),
  growingOnDemand: only(
    {
      phase: 'Scaling',
      groups: [aWorkerGroup({ desired: 12, ready: 6, starting: 6 })],
      autoscaler: {
        enabled: true,
        words: {
          state: 'known',
          messages: [],
          pendingDemands: [
            {
              resources: { CPU: 4, memory: 2 * GIB },
              count: 8,
              atLeast: false,
            },
            { resources: { GPU: 1 }, count: 100, atLeast: true },
            { resources: { TPU: 4 }, count: 1, atLeast: false },
          ],
        },
      },
    },
    {
      verdict: verdict('scaling-up', 'progressing', { ready: 6, desired: 12 }),
    },
  ),
  neverSynced: only(
    { ...nothing, phase: 'Missing' },
    {
      verdict: verdict('missing-not-synced', 'warning'),
      applications: [
        anApplicationView({
          sync: 'OutOfSync',
          health: 'Missing',
          operation: undefined,
          history: [],
          policy: { automated: false, prune: false, selfHeal: false },
        }),
      ],
      findings: [
        aFinding({
          code: 'never-synced',
          message:
            'raycluster has never been synced, and is not synced automatically: what Git says is not in the cluster.',
          remedy:
            'Sync raycluster in Argo CD, or write spec.syncPolicy.automated to have it synced by itself.',
        }),
      ],
    },
  ),
  notComparable: only(
    {},
    {
      verdict: verdict('sync-unknown', 'warning', {
        reason: 'helm template failed: unknown key workergroup',
      }),
      applications: [anApplicationView({ sync: 'Unknown', health: 'Unknown' })],
      findings: [
        aFinding({
          code: 'comparison-error',
          severity: 'error',
          message:
            'Argo CD cannot compare raycluster with Git: helm template failed: unknown key workergroup',
          remedy: 'Check that the values render.',
        }),
      ],
    },
  ),
  noneWanted: only(
    {
      groups: [aWorkerGroup({ desired: 0, ready: 0, min: 0 })],
      totals: {
        workersReady: 0,
        workersDesired: 0,
        cpu: 1,
        memory: 2 * GIB,
        gpu: 0,
        tpu: 0,
      },
    },
    { verdict: verdict('none-wanted', 'ok') },
  ),
  noGroups: only({ groups: [] }, { verdict: verdict('none-wanted', 'ok') }),
  fiftyGroups: only(
    {
      phase: 'Degraded',
      groups: Array.from({ length: 50 }, (_, index) =>
        index === 33
          ? aWorkerGroup({
              name: 'tenant-33',
              desired: 2,
              ready: 0,
              failing: 2,
              troubles: [
                {
                  kind: 'failing',
                  reason: 'ImagePullBackOff',
                  pods: 2,
                  restarts: 0,
                },
              ],
            })
          : aWorkerGroup({ name: `tenant-${index}`, desired: 2, ready: 2 }),
      ),
      totals: {
        workersReady: 98,
        workersDesired: 100,
        cpu: 201,
        memory: 802 * GIB,
        gpu: 0,
        tpu: 0,
      },
    },
    {
      verdict: verdict('workers-failing', 'error', {
        failing: 2,
        desired: 100,
        reason: 'ImagePullBackOff',
      }),
      findings: [
        aFinding({
          code: 'image-pull',
          severity: 'error',
          message: '2 workers of tenant-33 cannot pull their image.',
          remedy: 'Correct the name or tag of the image.',
        }),
        aFinding({ code: 'image-drift', message: 'Other images run.' }),
      ],
    },
  ),
  longNames: only(
    {
      ref: {
        cluster: 'prod',
        namespace:
          'team-recommendation-and-ranking-production-europe-central-west',
        name: 'recommendation-ranking-nightly-training-europe-central-1',
      },
      clusterTitle: 'Production Europe (Frankfurt, shared by three business units)',
      groups: [
        aWorkerGroup({
          name: 'gpu-a100-80gb-ondemand-reserved-capacity-europe-central-zone-b',
          desired: 12_345,
          ready: 12_345,
          min: 10_000,
          max: 20_000,
          atMax: true,
        }),
        aWorkerGroup({
          name: 'averyveryverylongnamewithoutanyplacewhereitcouldbebrokenatall',
        }),
      ],
    },
    {},
  ),
  partial: anEntityView({
    verdict: {
      ...verdict('unavailable', 'unknown', { cluster: 'Batch' }),
      rayCluster: 'nightly',
    },
    rayClusters: [
      aRayClusterView({ groups: [aWorkerGroup()] }),
      aRayClusterView({
        ...nothing,
        ref: { cluster: 'batch', namespace: 'ray-batch', name: 'nightly' },
        clusterTitle: 'Batch',
        phase: 'Unknown',
      }),
    ],
    sources: [
      ...source({ state: 'live', since: '2026-11-21T02:05:00Z' }),
      {
        kind: 'kubernetes',
        cluster: 'batch',
        title: 'Batch',
        freshness: {
          state: 'failed',
          since: '2026-11-21T02:05:00Z',
          problem: { code: 'unauthorized', message: '401 Unauthorized' },
        },
      },
    ],
  }),
  ofNewerBackend: only(
    {},
    {
      verdict: {
        code: 'upgrading',
        tone: 'progressing',
        params: {},
        message: 'Upgrading: 1 of 3 workers has the new image',
      },
    },
  ),
  many: anEntityView({
    verdict: verdict('all-clusters-ready', 'ok', { clusters: 12 }),
    rayClusters: Array.from({ length: 12 }, (_, index) =>
      aRayClusterView({
        ref: { cluster: 'prod', namespace: 'ray-batch', name: `job-${index}` },
      }),
    ),
  }),
} satisfies Record<string, EntityView>;
