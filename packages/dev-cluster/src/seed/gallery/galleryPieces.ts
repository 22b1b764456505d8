import type { GalleryGroup, GalleryPiece } from './GalleryPiece';

/** A group of workers of one CPU each that never changes by itself. */
function aGroup(
  group: Pick<GalleryGroup, 'name' | 'replicas'> & Partial<GalleryGroup>,
): GalleryGroup {
  const { replicas } = group;
  return { min: replicas, max: replicas, cpu: '1', memory: '4Gi', ...group };
}

/** Worker groups as a cluster has them that many teams share: none, one or two workers each. */
const tenants = Array.from({ length: 49 }, (_, index) =>
  aGroup({
    name: `tenant-${String(index + 2).padStart(2, '0')}`,
    replicas: index % 3,
    min: 0,
    max: 5,
  }),
);

/**
 * What the gallery shows: one state each, that stays as it is until somebody touches it. `handEdits.ts` changes some of them
 * once after they were ready.
 */
export const galleryPieces: readonly GalleryPiece[] = [
  {
    state: 'healthy',
    title: 'Gallery: all workers ready',
    shows: 'a cluster that is well: all it asks for is there',
    owner: 'ml-platform',
    rayClusters: [
      {
        name: 'ranking-training',
        namespace: 'ml-ranking',
        groups: [
          aGroup({ name: 'cpu-workers', replicas: 8, min: 2, max: 20 }),
          aGroup({
            name: 'gpu-workers',
            replicas: 4,
            min: 0,
            max: 8,
            cpu: '8',
            memory: '64Gi',
            gpu: 1,
          }),
        ],
        autoscaled: true,
        load: 'cpu-workers=constant(8); gpu-workers=constant(4)',
      },
    ],
  },
  {
    state: 'at-maximum',
    title: 'Gallery: a group at its maximum',
    shows: 'tasks that wait although all workers are there: gpu may not grow',
    owner: 'ml-platform',
    rayClusters: [
      {
        name: 'embeddings',
        namespace: 'ml-embeddings',
        groups: [
          aGroup({ name: 'cpu', replicas: 3, min: 1, max: 10 }),
          aGroup({
            name: 'gpu',
            replicas: 4,
            min: 1,
            max: 4,
            cpu: '8',
            memory: '64Gi',
            gpu: 1,
          }),
        ],
        autoscaled: true,
        load: 'cpu=constant(3); gpu=constant(6)',
      },
    ],
  },
  {
    state: 'scaling-up',
    title: 'Gallery: scaling up',
    shows:
      'new workers that start for a long time: their image is being pulled',
    owner: 'data-science',
    rayClusters: [
      {
        name: 'forecasting',
        namespace: 'ds-forecasting',
        groups: [
          aGroup({
            name: 'forecasters',
            replicas: 6,
            min: 6,
            max: 20,
            cpu: '2',
            memory: '8Gi',
            fault: 'slow-pull-later',
          }),
        ],
        // The work comes later, by hand: what Git says would be healed.
        autoscaled: true,
      },
    ],
  },
  {
    state: 'waiting',
    title: 'Gallery: waiting for capacity',
    shows: 'workers that no node has enough GPUs for',
    owner: 'data-science',
    rayClusters: [
      {
        name: 'vision-training',
        namespace: 'ds-vision',
        groups: [
          aGroup({ name: 'loaders', replicas: 2 }),
          aGroup({
            name: 'trainers',
            replicas: 3,
            cpu: '32',
            memory: '256Gi',
            gpu: 16,
          }),
        ],
      },
    ],
  },
  {
    state: 'degraded',
    title: 'Gallery: degraded',
    shows: 'workers that crash again and again, while Argo CD says Healthy',
    owner: 'risk',
    rayClusters: [
      {
        name: 'card-fraud',
        namespace: 'risk-fraud',
        groups: [
          aGroup({ name: 'scorers', replicas: 10 }),
          aGroup({
            name: 'graph-builders',
            replicas: 2,
            memory: '16Gi',
            fault: 'crash-loop-later',
          }),
        ],
      },
    ],
  },
  {
    state: 'suspended',
    title: 'Gallery: suspended',
    shows: 'a cluster that was suspended by hand: no pods run',
    owner: 'data-science',
    rayClusters: [
      {
        name: 'notebook-pool',
        namespace: 'ds-notebooks',
        groups: [aGroup({ name: 'notebooks', replicas: 5, min: 0, max: 12 })],
      },
    ],
  },
  {
    state: 'orphaned-group',
    title: 'Gallery: an orphaned group',
    shows: 'pods of a worker group that is no longer in the spec',
    owner: 'risk',
    rayClusters: [
      {
        name: 'var-simulation',
        namespace: 'risk-market',
        groups: [aGroup({ name: 'simulators', replicas: 4 })],
        sync: 'no-heal',
      },
    ],
  },
  {
    state: 'out-of-sync',
    title: 'Gallery: not what Git says',
    shows: 'a bound that was changed by hand, which nothing heals',
    owner: 'ml-platform',
    rayClusters: [
      {
        name: 'credit-scoring',
        namespace: 'risk-credit',
        groups: [aGroup({ name: 'scorers', replicas: 3, min: 1, max: 200 })],
        autoscaled: true,
        load: 'scorers=constant(3)',
        sync: 'no-heal',
      },
    ],
  },
  {
    state: 'empty',
    title: 'Gallery: no worker asked for',
    shows: 'a head without workers: nothing asks for one',
    owner: 'data-science',
    rayClusters: [
      {
        name: 'adhoc-queries',
        namespace: 'ds-adhoc',
        groups: [aGroup({ name: 'workers', replicas: 0, min: 0, max: 50 })],
        autoscaled: true,
        load: 'workers=constant(0)',
      },
    ],
  },
  {
    state: 'fifty-groups',
    title: 'Gallery: fifty worker groups',
    shows: 'a cluster that many teams share, with a worker group each',
    owner: 'ml-platform',
    rayClusters: [
      {
        name: 'shared-platform',
        namespace: 'ml-shared',
        groups: [
          aGroup({ name: 'tenant-01', replicas: 2, min: 0, max: 5 }),
          ...tenants,
        ],
      },
    ],
  },
  {
    state: 'large',
    title: 'Gallery: 205 workers',
    shows: 'a large cluster: 180 workers in one group and 25 in another',
    owner: 'ml-platform',
    rayClusters: [
      {
        name: 'llm-pretraining',
        namespace: 'ml-pretraining',
        groups: [
          aGroup({ name: 'tokenizers', replicas: 180, min: 20, max: 300 }),
          aGroup({
            name: 'gpu-trainers',
            replicas: 25,
            cpu: '8',
            memory: '64Gi',
            gpu: 1,
          }),
        ],
      },
    ],
  },
  {
    state: 'long-names',
    title:
      'Gallery: names as long as Kubernetes takes them, which have to fit everywhere',
    shows: 'names as long as Kubernetes and KubeRay take them',
    owner: 'data-science',
    rayClusters: [
      {
        name: 'recommendation-embeddings-nightly-refresh-prd',
        namespace:
          'data-science-recommendation-embeddings-nightly-refresh-prod-eu1',
        groups: [
          aGroup({
            name: 'cpu-workers-for-feature-extraction-and-deduplication-of-records',
            replicas: 3,
          }),
          aGroup({
            name: 'gpu-workers-a100-80gb-for-the-embedding-refresh-of-all-users',
            replicas: 2,
            cpu: '8',
            memory: '64Gi',
            gpu: 1,
          }),
        ],
      },
    ],
  },
  {
    state: 'two-clusters',
    title: 'Gallery: two Ray clusters of one entity',
    shows: 'two Ray clusters, one of which is degraded',
    owner: 'risk',
    rayClusters: [
      {
        name: 'aml-screening-blue',
        namespace: 'risk-aml',
        groups: [aGroup({ name: 'screeners', replicas: 4 })],
      },
      {
        name: 'aml-screening-green',
        namespace: 'risk-aml',
        groups: [
          aGroup({ name: 'screeners', replicas: 3 }),
          aGroup({ name: 'matchers', replicas: 1, fault: 'crash-loop-later' }),
        ],
      },
    ],
  },
  {
    state: 'not-synced',
    title: 'Gallery: not synced yet',
    shows: 'a Ray cluster that Argo CD does not create before somebody syncs',
    owner: 'data-science',
    rayClusters: [
      {
        name: 'ab-testing',
        namespace: 'ds-experiments',
        groups: [aGroup({ name: 'workers', replicas: 2 })],
        sync: 'by-hand',
      },
    ],
  },
  {
    state: 'missing',
    title: 'Gallery: a Ray cluster that is not there',
    shows: 'an entity whose Ray cluster nobody has created',
    owner: 'ml-platform',
    rayClusters: [],
    annotations: {
      'kuberay.io/raycluster': 'gallery/ml-missing/speech-training-kuberay',
    },
  },
  {
    state: 'not-matched',
    title: 'Gallery: no Ray cluster belongs to it',
    shows: 'an entity with a label that no Ray cluster has',
    owner: 'data-science',
    rayClusters: [],
    annotations: { 'backstage.io/kubernetes-id': 'gallery-not-matched' },
  },
  {
    state: 'invalid-annotation',
    title: 'Gallery: an annotation that cannot be read',
    shows: 'an entity whose annotation says no Ray cluster',
    owner: 'risk',
    rayClusters: [],
    annotations: { 'kuberay.io/raycluster': 'pricing-kuberay' },
  },
  {
    state: 'not-installed',
    title: 'Gallery: KubeRay is not installed',
    shows:
      'an entity whose Kubernetes cluster does not have KubeRay: the sandbox, until the first Ray cluster is created there',
    owner: 'ml-platform',
    rayClusters: [],
    annotations: {
      'kuberay.io/raycluster': 'sandbox/ml-first/first-cluster-kuberay',
    },
  },
];
