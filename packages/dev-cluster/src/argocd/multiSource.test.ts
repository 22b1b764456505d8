import { replicaGuard } from '../admission/__fixtures__/replicaGuard';
import recorded from './__fixtures__/recordedMultiSource.json';
import {
  anApplication,
  ignoreAutoscaled,
} from './__testUtils__/guideApplications';
import { InMemoryGit } from './__testUtils__/InMemoryGit';
import { walk } from './__testUtils__/recordedStory';
import { shapeOf } from './__testUtils__/shapeOf';
import { startControllerStory } from './__testUtils__/startControllerStory';
import type { Application } from './Application';
import { kuberayCrds } from './sources/kuberayCrds';

/** An Application of a chart with its values in Git, as recorded (recorded/multi-source, domain facts 6.7). */

const CLUSTER = {
  kind: 'RayCluster',
  namespace: 'ray-dev',
  name: 'ray-dev-kuberay',
};

const sources = [
  {
    repoURL: 'https://ray-project.github.io/kuberay-helm/',
    chart: 'ray-cluster',
    targetRevision: '1.7.0',
    helm: {
      releaseName: 'ray-dev',
      valueFiles: ['$values/values/dev.yaml'],
    },
  },
  { repoURL: InMemoryGit.REPO_URL, targetRevision: 'main', ref: 'values' },
];

let story: ReturnType<typeof startControllerStory>;

afterEach(() => story.stop());

function push(maxReplicas: number): string {
  return story.git.push({
    'values/dev.yaml': `head:
  rayVersion: 2.52.0
  enableInTreeAutoscaling: true
  autoscalerOptions: {version: v2}
worker:
  groupName: std
  replicas: 1
  minReplicas: 1
  maxReplicas: ${maxReplicas}
`,
  });
}

/** On a cluster with the CRDs, or on the given one; returns the commit with the values. */
async function begin(on?: typeof story): Promise<string> {
  story = on ?? startControllerStory();
  if (!on) {
    kuberayCrds('1.7.0').forEach(crd => story.store.create(crd));
    await story.clock.advance(25_000);
  }
  const sha = push(6);
  const { source, ...spec } = anApplication('ray-dev', {
    source: sources[0],
    destination: {
      server: 'https://kubernetes.default.svc',
      namespace: CLUSTER.namespace,
    },
    ignoreDifferences: [ignoreAutoscaled(CLUSTER)],
    syncPolicy: {
      automated: { prune: true, selfHeal: true },
      syncOptions: [
        'CreateNamespace=true',
        'ApplyOutOfSyncOnly=true',
        'SkipDryRunOnMissingResource=true',
      ],
    },
  }).spec as Application['spec'];
  await story.apply({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name: 'ray-dev',
      namespace: 'argocd',
      finalizers: ['resources-finalizer.argocd.argoproj.io'],
    },
    spec: { ...spec, sources },
  });
  await story.clock.advance(20_000);
  return sha;
}

function status() {
  return story.application('ray-dev')?.status ?? {};
}

function std(): string {
  const { workerGroupSpecs } = story.store.get(CLUSTER)?.spec as {
    workerGroupSpecs: Array<{ replicas: number; maxReplicas: number }>;
  };
  const [{ replicas, maxReplicas }] = workerGroupSpecs;
  return `${replicas}/${maxReplicas}`;
}

it('has every recorded field, and no other', async () => {
  await begin(await walk());
  push(7);
  await story.clock.advance(20_000);

  const application = story.application('ray-dev');
  expect(application && shapeOf(application)).toEqual(
    shapeOf(recorded as unknown as Application),
  );
  expect(status().sourceTypes).toEqual(recorded.status.sourceTypes);
  expect(story.moments['ray-dev'].at(-1)).toEqual({
    sync: 'Synced',
    health: 'Healthy',
    phase: 'Succeeded',
    retryCount: 0,
  });
});

it('follows an edit of the values file, and names both revisions everywhere', async () => {
  const first = await begin();
  const before = [std(), status().sync?.revisions];
  const second = push(9);
  await story.clock.advance(20_000);

  expect([before, [std(), status().sync?.revisions]]).toEqual([
    ['1/6', ['1.7.0', first]],
    ['1/9', ['1.7.0', second]],
  ]);
  const { history, operationState } = status();
  expect(history?.map(({ revisions }) => revisions)).toEqual([
    ['1.7.0', first],
    ['1.7.0', second],
  ]);
  expect(operationState).toMatchObject({
    operation: { sync: { revisions: ['1.7.0', second], sources } },
    syncResult: {
      revision: '',
      revisions: ['1.7.0', second],
      source: { repoURL: '' },
      sources,
    },
  });
  expect(status().sync).not.toHaveProperty('revision');
});

it.each([
  { said: 'resets the live count', objects: [], after: '1/9' },
  {
    said: 'keeps the live count with the replica guard',
    objects: replicaGuard([CLUSTER.namespace]),
    after: '4/9',
  },
])('by an edit of the values file $said', async ({ objects, after }) => {
  await begin();
  objects.forEach(object => story.store.create(object));
  story.store.patch(
    CLUSTER,
    [{ op: 'replace', path: '/spec/workerGroupSpecs/0/replicas', value: 4 }],
    { type: 'json', fieldManager: 'python-requests' },
  );
  await story.clock.advance(60_000);
  const before = std();
  push(9);
  await story.clock.advance(20_000);

  expect([before, std()]).toEqual(['4/6', after]);
});

it('says which source cannot be read, and keeps what runs', async () => {
  await begin();
  story.git.push({ 'values/prod.yaml': '{}' });
  await story.clock.advance(20_000);

  expect(
    status().conditions?.map(({ type, message }) => [type, message]),
  ).toEqual([
    [
      'ComparisonError',
      'Failed to load target state: failed to generate manifest for source 1 of 2: rpc error: code = Unknown desc = error executing helm template: Error: open values/dev.yaml: no such file or directory',
    ],
  ]);
  expect(status().sync?.status).toBe('Unknown');
  expect(std()).toBe('1/6');
});

it('turns from one source to several and back, without traces of the other', async () => {
  const sha = await begin();
  const key = { kind: 'Application', namespace: 'argocd', name: 'ray-dev' };
  const edit = async (spec: object) => {
    story.store.patch(
      key,
      { spec },
      { type: 'merge', fieldManager: 'kubectl-edit' },
    );
    await story.clock.advance(20_000);
    const { sync, sourceType, sourceTypes } = status();
    return [
      sync?.status,
      sync?.revision,
      sync?.revisions,
      sourceType,
      sourceTypes,
    ];
  };
  const one = await edit({
    sources: null,
    source: { ...sources[0], helm: { releaseName: 'ray-dev' } },
  });
  const several = await edit({ source: null, sources });

  expect([one, several]).toEqual([
    ['Synced', '1.7.0', undefined, 'Helm', undefined],
    ['Synced', undefined, ['1.7.0', sha], undefined, ['Helm', '']],
  ]);
});
