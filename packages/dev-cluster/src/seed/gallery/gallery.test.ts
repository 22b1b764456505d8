// No stand-in is made of our own code here: the pieces are for showing what it says of them.
/* eslint-disable-next-line no-restricted-imports */
import {
  assessRayCluster,
  toEventRecord,
  toPodRecord,
  toRayClusterRecord,
} from 'backstage-plugin-kuberay-common';
import { renderRayCluster } from 'backstage-plugin-kuberay-common/gitops';
import { parse } from 'yaml';
import { ManualClock } from '../../clock';
import { InMemoryObjectStore } from '../../kube-api';
import type { KubeObject } from '../../kube-api/KubeObject';
import { startAutoscaler, startOperator } from '../../kuberay';
import { readImaginedWork } from '../../kuberay/imaginedWork';
import { pendingDemands } from '../../kuberay/pendingDemands';
import { readRayCluster } from '../../kuberay/RayCluster';
import { validateRayCluster } from '../../kuberay/validateRayCluster';
import {
  operatorDeployment,
  rayClusterDefinition,
} from '../../kuberay/__testUtils__/startStory';
import { startNodes } from '../../nodes';
import { asPod } from '../../nodes/Pod';
import { startHandEdits } from '../startHandEdits';
import { galleryFiles } from './galleryFiles';
import { galleryHandEdits } from './galleryHandEdits';
import { GALLERY_NODES } from './galleryNodes';
import { galleryPieces } from './galleryPieces';

interface Application extends KubeObject {
  spec: {
    destination: { namespace: string };
    source: {
      targetRevision: string;
      helm: { releaseName: string; valuesObject: Record<string, unknown> };
    };
    ignoreDifferences?: Array<{ name: string; namespace: string }>;
    syncPolicy: { automated?: object };
  };
}

function objects<T>(pattern: RegExp): T[] {
  return galleryFiles()
    .filter(({ path }) => pattern.test(path))
    .map(({ content }) => parse(content) as T);
}

const applications = objects<Application>(/\/raycluster\.yaml$/);
const entities = objects<KubeObject>(/^catalog\//);

function render({ spec }: Application): KubeObject {
  return renderRayCluster({
    chart: spec.source.targetRevision,
    release: spec.source.helm.releaseName,
    namespace: spec.destination.namespace,
    values: spec.source.helm.valuesObject as Parameters<
      typeof renderRayCluster
    >[0]['values'],
  }) as unknown as KubeObject;
}

describe('the files of the gallery', () => {
  it('are an entity per state, and the Applications that it needs', () => {
    expect(galleryFiles().map(({ path }) => path)).toEqual(
      [
        'README.md',
        'apps/platform/ray-operator-crds.yaml',
        'apps/platform/ray-operator.yaml',
        ...galleryPieces.flatMap(({ state, rayClusters }) => [
          `catalog/gallery-${state}/catalog-info.yaml`,
          ...rayClusters.map(({ name }) => `apps/${name}/raycluster.yaml`),
        ]),
      ].sort(),
    );
    expect(new Set(entities.map(({ metadata }) => metadata.name)).size).toBe(
      galleryPieces.length,
    );
  });

  it('name in each entity the Ray clusters that its Applications make', () => {
    const named = entities.flatMap(({ metadata: { name, annotations = {} } }) =>
      annotations['argocd/app-name']
        ? [[`resource:default/${name}`, annotations['kuberay.io/raycluster']]]
        : [],
    );
    const made = new Map<string, string[]>();
    for (const application of applications) {
      const { name, namespace } = render(application).metadata;
      const entity =
        application.metadata.annotations?.['kuberay.io/entity'] ?? '';
      made.set(entity, [
        ...(made.get(entity) ?? []),
        `gallery/${namespace}/${name}`,
      ]);
    }
    expect(Object.fromEntries(named)).toEqual(
      Object.fromEntries(
        [...made].map(([key, refs]) => [key, refs.join(', ')]),
      ),
    );
  });

  it('hold Ray clusters that the operator takes, with names as long as it takes them', () => {
    const rayClusters = applications.map(render).map(readRayCluster);
    expect(rayClusters.flatMap(one => validateRayCluster(one) ?? [])).toEqual(
      [],
    );
    expect({
      name: longest(rayClusters.map(({ name }) => name)),
      namespace: longest(rayClusters.map(({ namespace }) => namespace)),
      groups: Math.max(
        ...rayClusters.map(({ spec }) => spec.workerGroups.length),
      ),
      group: longest(
        rayClusters.flatMap(({ spec }) =>
          spec.workerGroups.map(({ groupName }) => groupName),
        ),
      ),
    }).toEqual({ name: 53, namespace: 63, groups: 50, group: 63 });
  });
});

it('shows each state, and still does twenty minutes later', async () => {
  const clock = new ManualClock({ startAt: '2026-11-21T02:00:00Z' });
  const store = InMemoryObjectStore.create({ clock });
  const stops = [
    startNodes({ store, clock, nodes: GALLERY_NODES }),
    startOperator({ store, clock }),
    startAutoscaler({ store, clock }),
    startHandEdits({ store, clock, edits: galleryHandEdits }),
  ];
  const automated = applications.filter(
    ({ spec }) => spec.syncPolicy.automated !== undefined,
  );
  const namespaces = new Set(
    automated.map(({ spec }) => spec.destination.namespace),
  );
  for (const name of ['ray-system', ...namespaces]) {
    store.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
  }
  store.create(rayClusterDefinition);
  store.create(operatorDeployment);
  await clock.advance(10_000);
  for (const application of automated) {
    store.create(render(application));
  }

  const shown = () =>
    Object.fromEntries(
      store.list('RayCluster').map(object => {
        const rayCluster = readRayCluster(object);
        const pods = store.list('Pod', {
          namespace: rayCluster.namespace,
        });
        const now = clock.now();
        const { verdict, findings } = assessRayCluster({
          record: toRayClusterRecord('gallery', object),
          pods: pods.map(pod => toPodRecord('gallery', pod)),
          events: store
            .list('Event', { namespace: rayCluster.namespace })
            .filter(({ type }) => type === 'Warning')
            .map(event => toEventRecord('gallery', event)),
          now: new Date(now),
          clusterTitle: 'gallery',
          words: {
            state: 'known',
            messages: [],
            pendingDemands: pendingDemands({
              cluster: rayCluster,
              work: readImaginedWork(rayCluster),
              pods: pods
                .map(asPod)
                .filter(
                  pod =>
                    pod.metadata.labels?.['ray.io/cluster'] === rayCluster.name,
                ),
              now,
            }).map(({ bundle, count }) => ({
              resources: { ...bundle },
              count,
              atLeast: false,
            })),
          },
        });
        return [
          rayCluster.name.replace(/-kuberay$/, ''),
          [
            verdict.message,
            ...findings
              .filter(({ about }) => about === 'runtime')
              .map(({ code }) => code),
          ],
        ];
      }),
    );
  const wanted = {
    'ranking-training': ['All 12 workers are ready'],
    embeddings: [
      'gpu is at its maximum; Ray asks for 2 more GPUs',
      'demand-above-maximum',
    ],
    forecasting: ['Scaling up: 6 of 14 workers ready'],
    'vision-training': [
      'trainers waits for capacity: 0 of 3 ready, no node has enough nvidia.com/gpu',
      'waiting-for-capacity',
    ],
    'card-fraud': ['2 of 12 workers keep crashing', 'worker-crash-loop'],
    'notebook-pool': ['Suspended; no pods run'],
    'var-simulation': ['All 4 workers are ready', 'orphaned-group'],
    'credit-scoring': ['All 3 workers are ready'],
    'adhoc-queries': ['Ready; no worker is asked for'],
    'shared-platform': ['All 50 workers are ready'],
    'llm-pretraining': ['All 205 workers are ready'],
    'recommendation-embeddings-nightly-refresh-prd': [
      'All 5 workers are ready',
    ],
    'aml-screening-blue': ['All 4 workers are ready'],
    'aml-screening-green': [
      '1 of 4 workers keeps crashing',
      'worker-crash-loop',
    ],
  };

  await clock.advance(90_000);
  expect(shown()).toEqual(wanted);
  await clock.advance(20 * 60_000);
  expect(shown()).toEqual(wanted);
  stops.forEach(stop => stop());
}, 120_000);

function longest(texts: readonly string[]): number {
  return Math.max(...texts.map(({ length }) => length));
}
