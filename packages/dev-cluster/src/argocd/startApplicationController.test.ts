import type { KubeObject } from '../kube-api';
import { anApplication } from './__testUtils__/guideApplications';
import { InMemoryGit } from './__testUtils__/InMemoryGit';
import { startControllerStory } from './__testUtils__/startControllerStory';
import type { ApplicationSpec } from './Application';
import { kuberayCrds } from './sources/kuberayCrds';

let story: ReturnType<typeof startControllerStory>;

beforeEach(() => {
  story = startControllerStory();
});
afterEach(() => {
  story.stop();
});

function configMap(name: string, extra = ''): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n${extra}data:\n  key: ${name}\n`;
}

function gitApplication(
  change: Partial<ApplicationSpec> = {},
  metadata: Partial<KubeObject['metadata']> = {},
): KubeObject {
  return anApplication(
    'maps',
    {
      source: {
        repoURL: InMemoryGit.REPO_URL,
        targetRevision: 'main',
        path: 'maps',
        directory: { recurse: true },
      },
      destination: {
        server: 'https://kubernetes.default.svc',
        namespace: 'maps',
      },
      syncPolicy: {
        automated: { prune: true, selfHeal: true },
        syncOptions: ['CreateNamespace=true'],
      },
      ...change,
    },
    metadata,
  );
}

const automated = { prune: true, selfHeal: true };
const find = (name: string) =>
  story.store.get({ kind: 'ConfigMap', namespace: 'maps', name });
const names = () =>
  story.store
    .list('ConfigMap', { namespace: 'maps' })
    .map(o => o.metadata.name);
const status = () => story.application('maps')?.status;
const conditions = () =>
  (status()?.conditions ?? []).map(({ type, message }) => [type, message]);
const last = () => story.moments.maps.at(-1);

function edit(patch: object): void {
  story.store.patch(
    { kind: 'Application', namespace: 'argocd', name: 'maps' },
    patch,
    { type: 'merge', fieldManager: 'kubectl-edit' },
  );
}

describe('a push', () => {
  it('is synced within two seconds, and leaves the commit, a history and the tracking id', async () => {
    story.git.push({ 'maps/a.yaml': configMap('a') });
    await story.apply(gitApplication());
    await story.clock.advance(5_000);
    const sha = story.git.push({
      'maps/a.yaml': configMap('a'),
      'maps/deep/b.yaml': configMap('b'),
    });
    await story.clock.advance(2_000);
    expect(names()).toEqual(['a', 'b']);
    expect(last()).toEqual({
      sync: 'Synced',
      health: 'Healthy',
      phase: 'Succeeded',
      retryCount: 0,
    });
    expect(status()?.sync?.revision).toBe(sha);
    expect(
      status()?.history?.map(({ id, revision }) => [id, revision]),
    ).toEqual([
      [0, expect.any(String)],
      [1, sha],
    ]);
    expect(find('b')?.metadata.annotations).toMatchObject({
      'argocd.argoproj.io/tracking-id': 'maps:/ConfigMap:maps/b',
    });
  });

  it('without recurse leaves what is below the directory alone', async () => {
    story.git.push({
      'maps/a.yaml': configMap('a'),
      'maps/deep/b.yaml': configMap('b'),
    });
    const source = {
      repoURL: InMemoryGit.REPO_URL,
      targetRevision: 'main',
      path: 'maps',
    };
    await story.apply(gitApplication({ source }));
    await story.clock.advance(5_000);
    expect(names()).toEqual(['a']);
  });
});

describe('what Git no longer has', () => {
  const both = { 'maps/a.yaml': configMap('a'), 'maps/b.yaml': configMap('b') };

  it.each([
    { prune: true, kept: ['a'], sync: 'Synced' },
    { prune: false, kept: ['a', 'b'], sync: 'OutOfSync' },
  ])('is gone with prune $prune: $kept', async ({ prune, kept, sync }) => {
    story.git.push(both);
    await story.apply(
      gitApplication({
        syncPolicy: {
          automated: { prune, selfHeal: true },
          syncOptions: ['CreateNamespace=true'],
        },
      }),
    );
    await story.clock.advance(5_000);
    story.git.push({ 'maps/a.yaml': configMap('a') });
    await story.clock.advance(5_000);
    expect(names()).toEqual(kept);
    expect(last()?.sync).toBe(sync);
    expect(
      status()?.resources?.filter(({ requiresPruning }) => requiresPruning),
    ).toHaveLength(kept.length - 1);
  });

  it('stays when it is all there is, unless the Application allows to be empty', async () => {
    story.git.push(both);
    await story.apply(gitApplication());
    await story.clock.advance(5_000);
    const sha = story.git.push({ 'maps/readme.md': 'nothing here' });
    await story.clock.advance(5_000);
    expect(names()).toEqual(['a', 'b']);
    expect(conditions()).toEqual([
      [
        'SyncError',
        `Skipping sync attempt to ${sha}: auto-sync will wipe out all resources`,
      ],
    ]);
    edit({
      spec: { syncPolicy: { automated: { ...automated, allowEmpty: true } } },
    });
    await story.clock.advance(5_000);
    expect(names()).toEqual([]);
    expect(conditions()).toEqual([]);
  });
});

describe('drift', () => {
  function change(): void {
    story.store.patch(
      { kind: 'ConfigMap', namespace: 'maps', name: 'a' },
      { data: { key: 'other' } },
      { type: 'merge', fieldManager: 'kubectl-edit' },
    );
  }

  it.each([
    { title: 'is healed', policy: automated, key: 'a', sync: 'Synced' },
    {
      title: 'stays without selfHeal',
      policy: { prune: true },
      key: 'other',
      sync: 'OutOfSync',
    },
  ])('$title', async ({ policy, key, sync }) => {
    story.git.push({ 'maps/a.yaml': configMap('a') });
    await story.apply(
      gitApplication({
        syncPolicy: {
          automated: policy,
          syncOptions: ['CreateNamespace=true'],
        },
      }),
    );
    await story.clock.advance(5_000);
    change();
    await story.clock.advance(3_000);
    expect(find('a')?.data).toEqual({ key });
    expect(last()?.sync).toBe(sync);
  });

  it('that comes back again and again is healed after growing pauses', async () => {
    story.git.push({ 'maps/a.yaml': configMap('a') });
    await story.apply(gitApplication());
    await story.clock.advance(5_000);
    const healedAt: number[] = [];
    const startedAt = story.clock.now();
    const undo = story.store.subscribe(({ object }) => {
      if (object.kind !== 'ConfigMap') {
        return;
      }
      const { key } = object.data as { key: string };
      if (key === 'a') {
        healedAt.push(Math.round((story.clock.now() - startedAt) / 1_000));
        story.clock.schedule(change, 1);
      }
    });
    change();
    await story.clock.advance(30_000);
    undo();
    expect(healedAt).toEqual([0, 2, 8, 26]);
    expect(
      status()?.operationState?.operation.sync?.autoHealAttemptsCount,
    ).toBe(4);
  });

  it('of fields that Git does not give is none', async () => {
    story.git.push({ 'maps/a.yaml': configMap('a') });
    await story.apply(gitApplication());
    await story.clock.advance(5_000);
    story.store.patch(
      { kind: 'ConfigMap', namespace: 'maps', name: 'a' },
      { data: { more: 'fields' }, metadata: { labels: { a: 'b' } } },
      { type: 'merge', fieldManager: 'kubectl-edit' },
    );
    await story.clock.advance(3_000);
    expect(find('a')?.data).toEqual({ key: 'a', more: 'fields' });
    expect(last()?.sync).toBe('Synced');
  });
});

describe('an Application without automated sync', () => {
  const policies: Array<[string, ApplicationSpec['syncPolicy']]> = [
    ['no policy', { syncOptions: ['CreateNamespace=true'] }],
    [
      'enabled false',
      {
        automated: { ...automated, enabled: false },
        syncOptions: ['CreateNamespace=true'],
      },
    ],
  ];

  it.each(policies)('waits for somebody to ask: %s', async (_, syncPolicy) => {
    story.git.push({ 'maps/a.yaml': configMap('a') });
    await story.apply(gitApplication({ syncPolicy }));
    await story.clock.advance(5_000);
    expect(last()).toEqual({
      sync: 'OutOfSync',
      health: 'Missing',
      phase: '',
      retryCount: 0,
    });
    edit({
      operation: {
        initiatedBy: { username: 'guest' },
        sync: { syncOptions: ['CreateNamespace=true'] },
      },
    });
    await story.clock.advance(5_000);
    expect(names()).toEqual(['a']);
    expect(status()?.operationState).toMatchObject({
      phase: 'Succeeded',
      operation: { initiatedBy: { username: 'guest' } },
    });
  });

  it('whose sync request lacks the options fails without a namespace, and is not tried again', async () => {
    story.git.push({ 'maps/a.yaml': configMap('a') });
    await story.apply(gitApplication({ syncPolicy: {} }));
    await story.clock.advance(5_000);
    edit({ operation: { sync: {} } });
    await story.clock.advance(60_000);
    expect(status()?.operationState).toMatchObject({
      phase: 'Failed',
      message:
        'one or more objects failed to apply, reason: namespaces "maps" not found',
    });
    expect(last()?.retryCount).toBe(0);
  });
});

describe('a kind that is not served', () => {
  const cluster = `apiVersion: ray.io/v1\nkind: RayCluster\nmetadata:\n  name: one\nspec:\n  headGroupSpec:\n    template: {}\n`;
  const failure =
    'one or more synchronization tasks are not valid: failed to discover server resources for group version ray.io/v1: the server could not find the requested resource';

  it('fails the sync after 5, 10, 20, 40 and 80 s of retries, until the next revision', async () => {
    story.git.push({ 'maps/one.yaml': cluster });
    await story.apply(gitApplication());
    await story.clock.advance(200_000);
    expect(last()).toMatchObject({ phase: 'Failed', retryCount: 5 });
    expect(status()?.operationState?.message).toBe(
      `${failure} (retried 5 times).`,
    );
    expect(conditions()).toEqual([
      [
        'SyncError',
        expect.stringMatching(
          /^Failed last sync attempt to \[[0-9a-f]{40}\]: one or more .*\(retried 5 times\)\.$/,
        ),
      ],
    ]);
    kuberayCrds('1.5.1').forEach(crd => story.store.create(crd));
    await story.clock.advance(60_000);
    expect(last()?.phase).toBe('Failed');
    story.git.push({ 'maps/one.yaml': `${cluster}\n` });
    await story.clock.advance(10_000);
    expect(last()).toMatchObject({ sync: 'Synced', phase: 'Succeeded' });
    expect(conditions()).toEqual([]);
  });

  it('succeeds at the retry that finds its CRD', async () => {
    story.git.push({ 'maps/one.yaml': cluster });
    await story.apply(gitApplication());
    await story.clock.advance(3_000);
    kuberayCrds('1.5.1').forEach(crd => story.store.create(crd));
    await story.clock.advance(20_000);
    expect(last()).toEqual({
      sync: 'Synced',
      health: 'Healthy',
      phase: 'Succeeded',
      retryCount: 1,
    });
  });

  it('passes when the same sync brings its CRD', async () => {
    story.git.push({
      'maps/one.yaml': `${cluster}---\n${JSON.stringify({
        ...kuberayCrds('1.5.1')[0],
        metadata: {
          name: 'rayclusters.ray.io',
          annotations: {
            'argocd.argoproj.io/sync-options': 'ServerSideApply=true',
            'argocd.argoproj.io/sync-wave': '-1',
          },
        },
      })}\n`,
    });
    await story.apply(gitApplication());
    await story.clock.advance(10_000);
    expect(last()).toMatchObject({ sync: 'Synced', retryCount: 0 });
  });

  it('of Backstage in the path fails the sync: a catalog file is no manifest', async () => {
    story.git.push({
      'maps/catalog-info.yaml':
        'apiVersion: backstage.io/v1alpha1\nkind: Resource\nmetadata:\n  name: one\n',
    });
    await story.apply(gitApplication());
    await story.clock.advance(3_000);
    expect(status()?.operationState?.message).toContain(
      'failed to discover server resources for group version backstage.io/v1alpha1',
    );
  });
});

it('refuses KubeRay’s CRDs in a client-side apply, and takes them server-side', async () => {
  const crds = (syncOptions: string[]) =>
    anApplication('maps', {
      source: {
        repoURL: 'https://github.com/ray-project/kuberay',
        targetRevision: 'v1.5.1',
        path: 'helm-chart/kuberay-operator/crds',
      },
      syncPolicy: { automated: { selfHeal: true }, syncOptions },
    });
  await story.apply(crds([]));
  await story.clock.advance(5_000);
  expect(status()?.operationState?.message).toContain(
    'metadata.annotations: Too long: may not be more than 262144 bytes',
  );
  expect(story.store.serves('RayCluster')).toBe(false);
  story.store.delete({
    kind: 'Application',
    namespace: 'argocd',
    name: 'maps',
  });
  await story.clock.advance(90_000);
  await story.apply(crds(['ServerSideApply=true']));
  await story.clock.advance(5_000);
  expect(last()).toMatchObject({ sync: 'Synced', health: 'Progressing' });
  await story.clock.advance(30_000);
  expect(last()).toMatchObject({ sync: 'Synced', health: 'Healthy' });
});

describe('waves', () => {
  it('follow each other in order, seconds apart, without waiting for health', async () => {
    const wave = (order: string) =>
      `  annotations:\n    argocd.argoproj.io/sync-wave: "${order}"\n`;
    const created: Array<[string, number]> = [];
    story.git.push({
      'maps/a.yaml': configMap('a'),
      'maps/b.yaml': configMap('b', wave('-1')),
      'maps/c.yaml': configMap('c', wave('-2')),
    });
    story.store.subscribe(({ type, object }) => {
      if (type === 'ADDED' && object.kind === 'ConfigMap') {
        created.push([object.metadata.name, story.clock.now()]);
      }
    });
    await story.apply(gitApplication());
    await story.clock.advance(3_000);
    expect(status()?.operationState).toMatchObject({
      phase: 'Running',
      message: 'waiting for healthy state of /ConfigMap/c',
    });
    await story.clock.advance(5_000);
    expect(created.map(([name]) => name)).toEqual(['c', 'b', 'a']);
    const pauses = created
      .slice(1)
      .map(([, at], index) => Math.round((at - created[index][1]) / 1_000));
    expect(pauses).toEqual([3, 3]);
    expect(last()).toMatchObject({ sync: 'Synced', phase: 'Succeeded' });
  });
});

describe('a deleted Application', () => {
  const finalizers = ['resources-finalizer.argocd.argoproj.io'];
  const key = { kind: 'Application', namespace: 'argocd', name: 'maps' };

  it.each([
    {
      title: 'with the finalizer takes its objects along',
      finalizers,
      left: [],
    },
    {
      title: 'with the finalizer for the background, too',
      finalizers: ['resources-finalizer.argocd.argoproj.io/background'],
      left: [],
    },
    {
      title: 'without the finalizer leaves its objects behind',
      finalizers: undefined,
      left: ['a'],
    },
  ])('$title', async ({ finalizers: given, left }) => {
    story.git.push({ 'maps/a.yaml': configMap('a') });
    await story.apply(gitApplication({}, given ? { finalizers: given } : {}));
    await story.clock.advance(5_000);
    story.store.delete(key);
    await story.clock.advance(5_000);
    expect(names()).toEqual(left);
    expect(story.application('maps')).toBeUndefined();
  });

  it('waits, Progressing, for an object that does not go', async () => {
    story.git.push({
      'maps/a.yaml': configMap('a', '  finalizers: [example.org/hold]\n'),
    });
    await story.apply(gitApplication({}, { finalizers }));
    await story.clock.advance(5_000);
    story.store.delete(key);
    await story.clock.advance(60_000);
    expect(story.application('maps')?.metadata.deletionTimestamp).toBeDefined();
    expect(last()).toMatchObject({ sync: 'Synced', health: 'Progressing' });
    story.store.patch(
      { kind: 'ConfigMap', namespace: 'maps', name: 'a' },
      { metadata: { finalizers: null } },
      { type: 'merge', fieldManager: 'kubectl-edit' },
    );
    await story.clock.advance(5_000);
    expect(story.application('maps')).toBeUndefined();
  });

  it('says what the API server does not let go', async () => {
    story.git.push({
      'maps/a.yaml':
        'apiVersion: v1\nkind: Namespace\nmetadata: {name: default}\n',
    });
    await story.apply(gitApplication({}, { finalizers }));
    await story.clock.advance(5_000);
    story.store.delete(key);
    await story.clock.advance(60_000);
    expect(conditions()).toEqual([
      ['DeletionError', expect.stringContaining('may not be deleted')],
    ]);
  });

  it('of CRDs leaves them installed', async () => {
    await story.apply(
      anApplication(
        'maps',
        {
          source: {
            repoURL: 'https://github.com/ray-project/kuberay',
            targetRevision: 'v1.5.1',
            path: 'helm-chart/kuberay-operator/crds',
          },
          syncPolicy: { automated, syncOptions: ['Replace=true'] },
        },
        { finalizers },
      ),
    );
    await story.clock.advance(10_000);
    story.store.delete(key);
    await story.clock.advance(5_000);
    expect(story.application('maps')).toBeUndefined();
    expect(story.store.serves('RayCluster')).toBe(true);
  });
});

describe('a comparison', () => {
  it('is made at once when the refresh annotation asks for it, and takes the annotation away', async () => {
    story.git.push({ 'maps/a.yaml': configMap('a') });
    await story.apply(gitApplication());
    await story.clock.advance(5_000);
    const before = status()?.reconciledAt;
    edit({
      metadata: { annotations: { 'argocd.argoproj.io/refresh': 'normal' } },
    });
    await story.clock.advance(1_000);
    expect(status()?.reconciledAt).not.toBe(before);
    expect(story.application('maps')?.metadata.annotations).not.toHaveProperty([
      'argocd.argoproj.io/refresh',
    ]);
  });

  it('is made every half minute when nothing asks for it', async () => {
    story.git.push({ 'maps/a.yaml': configMap('a') });
    await story.apply(gitApplication());
    await story.clock.advance(5_000);
    const seen = new Set([status()?.reconciledAt]);
    for (let minute = 0; minute < 2; minute++) {
      await story.clock.advance(31_000);
      seen.add(status()?.reconciledAt);
    }
    expect(seen.size).toBe(3);
  });

  it('is not made any more after the controller was stopped', async () => {
    story.git.push({ 'maps/a.yaml': configMap('a') });
    await story.apply(gitApplication());
    story.stop();
    await story.clock.advance(60_000);
    expect(names()).toEqual([]);
  });

  it('warns of an object that two Applications claim', async () => {
    story.git.push({ 'maps/a.yaml': configMap('a') });
    await story.apply(gitApplication());
    await story.clock.advance(5_000);
    const other = gitApplication({ syncPolicy: {} });
    await story.apply({
      ...other,
      metadata: { ...other.metadata, name: 'more-maps' },
    });
    await story.clock.advance(5_000);
    expect(story.application('more-maps')?.status?.conditions).toMatchObject([
      {
        type: 'SharedResourceWarning',
        message:
          'ConfigMap/a is part of applications argocd/more-maps and maps',
      },
    ]);
    expect(conditions()).toEqual([]);
  });

  it('warns of an object that Git has twice', async () => {
    story.git.push({
      'maps/a.yaml': configMap('a'),
      'maps/b.yaml': configMap('a'),
    });
    await story.apply(gitApplication());
    await story.clock.advance(5_000);
    expect(conditions()).toEqual([
      ['RepeatedResourceWarning', expect.stringContaining('appeared 2 times')],
    ]);
  });
});

describe('a source that cannot be read', () => {
  const git = { repoURL: InMemoryGit.REPO_URL, targetRevision: 'main' };
  const kuberay = 'https://github.com/ray-project/kuberay';
  const charts = 'https://ray-project.github.io/kuberay-helm/';

  it.each([
    [{ ...git, path: 'nowhere' }, 'nowhere: app path does not exist'],
    [
      { ...git, targetRevision: 'gone', path: 'maps' },
      `unable to resolve 'gone' of ${InMemoryGit.REPO_URL} to a commit SHA`,
    ],
    [
      { repoURL: 'https://git.example.org/other', path: 'maps' },
      "unable to resolve 'HEAD' of https://git.example.org/other to a commit SHA",
    ],
    [
      { ...git, path: 'broken' },
      'Failed to unmarshal "b.yaml": error unmarshaling JSON: Object \'Kind\' is missing',
    ],
    [
      { repoURL: kuberay, targetRevision: 'v9.9.9', path: 'helm-chart' },
      "unable to resolve 'v9.9.9' to a commit SHA",
    ],
    [
      { repoURL: kuberay, targetRevision: 'v1.5.1', path: 'helm-chart' },
      'helm-chart: app path does not exist',
    ],
    [
      { repoURL: charts, targetRevision: '1.5.1', chart: 'nginx' },
      'chart "nginx" version "1.5.1" not found',
    ],
    [
      {
        repoURL: 'https://charts.example.org',
        targetRevision: '1',
        chart: 'x',
      },
      'does not reproduce the chart repository',
    ],
    [{ ...git, path: 'hooked' }, 'does not reproduce hooks'],
  ])(
    'is a ComparisonError, Unknown and Healthy: %j',
    async (source, message) => {
      story.git.push({
        'maps/a.yaml': configMap('a'),
        'broken/b.yaml': `${configMap('a')}---\njust: text\n`,
        'hooked/c.yaml': configMap(
          'c',
          '  annotations:\n    argocd.argoproj.io/hook: PreSync\n',
        ),
      });
      await story.apply(gitApplication({ source }));
      await story.clock.advance(5_000);
      expect(last()).toEqual({
        sync: 'Unknown',
        health: 'Healthy',
        phase: '',
        retryCount: 0,
      });
      expect(conditions()).toEqual([
        ['ComparisonError', expect.stringContaining(message)],
      ]);
    },
  );

  it('leaves running what is running, and recovers with the next good commit', async () => {
    story.git.push({ 'maps/a.yaml': configMap('a') });
    await story.apply(gitApplication());
    await story.clock.advance(5_000);
    story.git.push({ 'maps/a.yaml': 'kind: [' });
    await story.clock.advance(5_000);
    // A file that does not even look like a manifest is passed over, so that nothing is left to be synced.
    expect(conditions()).toEqual([
      ['SyncError', expect.stringContaining('wipe out all resources')],
    ]);
    story.git.push({ 'maps/a.yaml': `${configMap('a')}  - bad: [` });
    await story.clock.advance(5_000);
    expect(last()).toMatchObject({ sync: 'Unknown', health: 'Healthy' });
    expect(names()).toEqual(['a']);
    story.git.push({ 'maps/a.yaml': configMap('a') });
    await story.clock.advance(5_000);
    expect(last()).toMatchObject({ sync: 'Synced', health: 'Healthy' });
    expect(conditions()).toEqual([]);
  });
});

describe('a spec that cannot be followed', () => {
  const server = 'https://kubernetes.default.svc';
  const ignoring = (jqPathExpressions: string[]) => ({
    ignoreDifferences: [{ kind: 'ConfigMap', jqPathExpressions }],
  });

  it.each([
    [
      { destination: { server, name: 'in-cluster' } },
      "can't have both name and server",
    ],
    [
      { destination: { server: 'https://far.example.org' } },
      'cluster "https://far.example.org" not found',
    ],
    [
      { destination: { name: 'far' } },
      'there are no clusters with this name: far',
    ],
    [{ project: 'secret' }, 'project secret which does not exist'],
    [
      { syncPolicy: { syncOptions: ['RespectIgnoreDifferences=true'] } },
      'does not reproduce sync option RespectIgnoreDifferences=true',
    ],
    [
      ignoring(['.data | keys']),
      'does not reproduce jq expression ".data | keys"',
    ],
    [{ source: undefined }, 'spec.source.repoURL'],
    [
      { sources: [{ repoURL: 'https://git.example.org/x' }] },
      'source.path, source.chart, or source.ref are required for source {"repoURL":"https://git.example.org/x"}',
    ],
  ])('is an InvalidSpecError: %j', async (change, message) => {
    story.git.push({ 'maps/a.yaml': configMap('a') });
    await story.apply(gitApplication(change));
    await story.clock.advance(5_000);
    expect(last()).toMatchObject({ sync: 'Unknown', health: 'Unknown' });
    expect(conditions()).toEqual([
      ['InvalidSpecError', expect.stringContaining(message)],
    ]);
    expect(
      story.store.get({ kind: 'Namespace', name: 'maps' }),
    ).toBeUndefined();
  });

  it.each([
    [{ sources: [{ repoURL: 1 }] }, 'spec.sources[0] must hold text'],
    [{ sources: ['x'] }, 'spec.sources must be a list of maps'],
    [{ sources: {} }, 'spec.sources must be a list of maps'],
    [
      { sources: [{ repoURL: 'x', helm: { valueFiles: 'a.yaml' } }] },
      'spec.sources[0].helm.valueFiles must be a list of texts',
    ],
  ])(
    'is an InvalidSpecError where it has the wrong type: %j',
    async (change, message) => {
      const application = gitApplication();
      await story.apply({
        ...application,
        spec: { ...(application.spec as object), ...change },
      });
      await story.clock.advance(5_000);
      expect(conditions()).toEqual([
        ['InvalidSpecError', expect.stringContaining(message)],
      ]);
    },
  );

  it.each([
    { destination: { server, namespace: 'maps' } },
    { destination: { name: 'in-cluster', namespace: 'maps' } },
    { destination: { name: 'sandbox', namespace: 'maps' } },
    ignoring(['.data["other"]?']),
    { sources: [] },
  ])('is followed when it is right: %j', async change => {
    story.git.push({ 'maps/a.yaml': configMap('a') });
    await story.apply(gitApplication(change));
    await story.clock.advance(5_000);
    expect(last()).toMatchObject({ sync: 'Synced', health: 'Healthy' });
  });
});
