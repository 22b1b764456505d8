import { renderRayCluster } from 'backstage-plugin-kuberay-common/gitops';
import { parseAllDocuments } from 'yaml';
import { ManualClock } from '../clock';
import { InMemoryObjectStore } from '../kube-api';
import type { KubeObject } from '../kube-api/KubeObject';
import { startAutoscaler, startOperator } from '../kuberay';
import { readRayCluster } from '../kuberay/RayCluster';
import type { RayClusterStatus } from '../kuberay/RayCluster';
import { validateRayCluster } from '../kuberay/validateRayCluster';
import {
  operatorDeployment,
  rayClusterDefinition,
} from '../kuberay/__testUtils__/startStory';
import { startNodes } from '../nodes';
import { asPod } from '../nodes/Pod';
import { seedFiles } from './seedFiles';
import { showcaseHandEdits } from './showcaseHandEdits';
import { startHandEdits } from './startHandEdits';

interface Application extends KubeObject {
  spec: {
    destination: { namespace: string };
    source: {
      chart?: string;
      targetRevision: string;
      helm?: { releaseName: string; valuesObject: Record<string, unknown> };
    };
    ignoreDifferences?: Array<{ name: string; namespace: string }>;
  };
}

function documents<T>(pattern: RegExp): T[] {
  return seedFiles('showcase')
    .filter(file => pattern.test(file.path))
    .flatMap(file => parseAllDocuments(file.content))
    .map(document => document.toJS() as T);
}

const applications = documents<Application>(/^apps\/.*\.yaml$/).filter(
  object => object.kind === 'Application',
);
const clusterApplications = applications.filter(
  application => application.spec.source.chart === 'ray-cluster',
);
const entities = documents<KubeObject>(/^catalog\//);

function render({ spec }: Application): KubeObject {
  return renderRayCluster({
    chart: spec.source.targetRevision,
    release: spec.source.helm?.releaseName ?? '',
    namespace: spec.destination.namespace,
    values: spec.source.helm?.valuesObject ?? {},
  }) as unknown as KubeObject;
}

describe('the seeds', () => {
  it('hold the files that Argo CD and the catalog look for, and nothing that it would apply in the sandbox', () => {
    expect(seedFiles('showcase').map(file => file.path)).toEqual([
      'README.md',
      'apps/fraud-features/raycluster.yaml',
      'apps/llm-batch/raycluster.yaml',
      'apps/notebooks/raycluster.yaml',
      'apps/platform/ray-operator-crds.yaml',
      'apps/platform/ray-operator.yaml',
      'apps/pricing-sim/raycluster.yaml',
      'apps/recsys-training/raycluster.yaml',
      'catalog/fraud-features/catalog-info.yaml',
      'catalog/llm-batch/catalog-info.yaml',
      'catalog/notebooks/catalog-info.yaml',
      'catalog/pricing-sim/catalog-info.yaml',
      'catalog/recsys-training/catalog-info.yaml',
    ]);
    expect(seedFiles('sandbox').map(file => file.path)).toEqual([
      'README.md',
      'apps/README.md',
    ]);
  });

  it('name in each entity the cluster, the Application and the head’s label that belong to it', () => {
    const told = entities.map(({ metadata }) => metadata.annotations);
    const rendered = clusterApplications.map(application => {
      const { name, namespace } = render(application).metadata;
      const { head } = application.spec.source.helm?.valuesObject as {
        head: { labels: Record<string, string> };
      };
      return {
        'kuberay.io/raycluster': `showcase/${namespace}/${name}`,
        'argocd/app-name': application.metadata.name,
        'argocd/app-namespace': application.metadata.namespace,
        ...head.labels,
      };
    });
    expect(told).toEqual(rendered);
    expect(
      clusterApplications.map(
        a => a.metadata.annotations?.['kuberay.io/entity'],
      ),
    ).toEqual(entities.map(e => `resource:default/${e.metadata.name}`));
  });

  it('ignore the counts of exactly the clusters that are autoscaled, by their rendered names', () => {
    const clusters = clusterApplications.map(render);
    expect(
      clusterApplications.flatMap(({ spec }) =>
        (spec.ignoreDifferences ?? []).map(
          ({ name, namespace }) => `${namespace}/${name}`,
        ),
      ),
    ).toEqual(
      clusters
        .map(readRayCluster)
        .filter(({ spec }) => spec.autoscaling)
        .map(({ name, namespace }) => `${namespace}/${name}`),
    );
    expect(
      clusters.map(cluster => validateRayCluster(readRayCluster(cluster))),
    ).toEqual(Array(5).fill(undefined));
  });
});

describe('the showcase after three minutes', () => {
  it('shows each cluster in the condition that its entity promises', async () => {
    const clock = new ManualClock({ startAt: '2026-11-21T02:00:00Z' });
    const store = InMemoryObjectStore.create({ clock });
    const stops = [
      startNodes({ store, clock }),
      startOperator({ store, clock }),
      startAutoscaler({ store, clock }),
      startHandEdits({ store, clock, edits: showcaseHandEdits }),
    ];
    namespace('ray-system');
    store.create(rayClusterDefinition);
    store.create(operatorDeployment);
    await clock.advance(10_000);
    for (const application of clusterApplications) {
      namespace(application.spec.destination.namespace);
      store.create(render(application));
    }
    const fraud: number[] = [];
    store.subscribe(({ object }) => {
      if (object.metadata.name === 'fraud-features-kuberay') {
        const { readyWorkerReplicas = 0 } = (object.status ??
          {}) as RayClusterStatus;
        fraud.push(readyWorkerReplicas);
      }
    });
    await clock.advance(180_000);
    stops.forEach(stop => stop());

    const states = Object.fromEntries(
      store.list('RayCluster').map(object => {
        const { state, desiredWorkerReplicas, readyWorkerReplicas } =
          object.status as RayClusterStatus;
        return [
          object.metadata.name,
          [state, desiredWorkerReplicas, readyWorkerReplicas],
        ];
      }),
    );
    expect(states).toEqual({
      'fraud-features-kuberay': [
        'ready',
        expect.any(Number),
        expect.any(Number),
      ],
      'llm-batch-kuberay': [undefined, 3, 1],
      'notebooks-kuberay': ['suspended', 2, undefined],
      'pricing-sim-kuberay': ['ready', 3, 3],
      'recsys-training-kuberay': ['ready', 3, 2],
    });
    expect(Math.max(...fraud)).toBeGreaterThanOrEqual(5);
    expect(fraud.slice(fraud.indexOf(Math.max(...fraud)))).toContain(2);
    const pods = store.list('Pod').map(asPod);
    const reasons = (group: string) =>
      pods
        .filter(pod => pod.metadata.labels?.['ray.io/group'] === group)
        .map(
          pod =>
            pod.status?.conditions?.find(c => c.type === 'PodScheduled')
              ?.message ?? pod.status?.containerStatuses?.[0]?.state,
        );
    expect(reasons('gpu-worker')).toEqual(
      Array(2).fill(
        '0/3 nodes are available: 3 Insufficient nvidia.com/gpu. no new claims to deallocate, preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.',
      ),
    );
    expect(reasons('evaluator')).toEqual([
      {
        waiting: {
          reason: 'CrashLoopBackOff',
          message: expect.stringMatching(/^back-off .* restarting failed/),
        },
      },
    ]);
    const [simulator] = (
      store.get({
        kind: 'RayCluster',
        namespace: 'risk-simulation',
        name: 'pricing-sim-kuberay',
      })?.spec as { workerGroupSpecs: Array<{ maxReplicas: number }> }
    ).workerGroupSpecs;
    expect(simulator.maxReplicas).toBe(20);

    function namespace(name: string): void {
      store.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
    }
  });
});
