import { replicaGuardFile } from '../../admission/__fixtures__/replicaGuard';
import type { KubeObject } from '../../kube-api';
import { anApplication } from '../__testUtils__/guideApplications';
import { InMemoryGit } from '../__testUtils__/InMemoryGit';
import { startControllerStory } from '../__testUtils__/startControllerStory';

/** What a project allows its Applications. */

const server = 'https://kubernetes.default.svc';
const GUARD_KINDS = [
  'MutatingAdmissionPolicy',
  'MutatingAdmissionPolicyBinding',
].map(kind => ({ group: 'admissionregistration.k8s.io', kind }));

let story: ReturnType<typeof startControllerStory>;

beforeEach(() => {
  story = startControllerStory();
  story.git.push({
    'guard/policy.yaml': replicaGuardFile(['ray']),
    'away/a.yaml':
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: default}\n',
    'maps/a.yaml':
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {a: b}\n',
  });
});

afterEach(() => story.stop());

function aProject(spec: object = {}): KubeObject {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: { name: 'ray', namespace: 'argocd' },
    spec: {
      sourceRepos: [InMemoryGit.REPO_URL],
      destinations: [{ server, namespace: 'ray' }],
      clusterResourceWhitelist: [
        ...GUARD_KINDS,
        { group: '', kind: 'Namespace' },
      ],
      ...spec,
    },
  };
}

function follow(path: string): KubeObject {
  return anApplication('one', {
    project: 'ray',
    source: { repoURL: InMemoryGit.REPO_URL, targetRevision: 'main', path },
    destination: { server, namespace: 'ray' },
    syncPolicy: {
      automated: { prune: true, selfHeal: true },
      syncOptions: ['CreateNamespace=true'],
      retry: { limit: 0 },
    },
  });
}

async function outcome(): Promise<unknown[]> {
  await story.clock.advance(10_000);
  const {
    sync,
    conditions = [],
    operationState,
  } = story.application('one')?.status ?? {};
  return [sync?.status, conditions[0]?.message ?? operationState?.message];
}

it.each(['guard', 'maps'])(
  'follows %s when the project allows it',
  async path => {
    await story.apply(aProject(), follow(path));

    expect(await outcome()).toEqual([
      'Synced',
      'successfully synced (all tasks run)',
    ]);
  },
);

it.each([
  {
    said: 'another repository',
    spec: { sourceRepos: ['https://git.example.org/*'] },
    message: `application repo ${InMemoryGit.REPO_URL} is not permitted in project 'ray'`,
  },
  {
    said: 'a repository that is excepted',
    spec: { sourceRepos: ['*', `!${InMemoryGit.REPO_URL}`] },
    message: `application repo ${InMemoryGit.REPO_URL} is not permitted in project 'ray'`,
  },
  {
    said: 'another namespace',
    spec: { destinations: [{ server, namespace: 'ray-*' }] },
    message: `application destination server '${server}' and namespace 'ray' do not match any of the allowed destinations in project 'ray'`,
  },
  {
    said: 'another cluster',
    spec: { destinations: [{ name: 'prod', namespace: '*' }] },
    message: `application destination server '${server}' and namespace 'ray' do not match any of the allowed destinations in project 'ray'`,
  },
])('refuses $said as an InvalidSpecError', async ({ spec, message }) => {
  await story.apply(aProject(spec), follow('maps'));

  expect(await outcome()).toEqual(['Unknown', message]);
});

it.each([
  {
    said: 'a cluster-scoped kind that is not listed',
    spec: { clusterResourceWhitelist: [{ group: '', kind: 'Namespace' }] },
    path: 'guard',
    fault:
      'resource admissionregistration.k8s.io:MutatingAdmissionPolicy is not permitted in project ray',
  },
  {
    said: 'an object of a namespace that is no destination',
    spec: {},
    path: 'away',
    fault: "namespace default is not permitted in project 'ray'",
  },
  {
    said: 'the namespace that the sync would create',
    spec: { clusterResourceWhitelist: GUARD_KINDS },
    path: 'maps',
    fault: 'resource :Namespace is not permitted in project ray',
  },
  {
    said: 'a namespaced kind that is excepted',
    spec: { namespaceResourceBlacklist: [{ group: '', kind: '*' }] },
    path: 'maps',
    fault: 'resource :ConfigMap is not permitted in project ray',
  },
  {
    said: 'a namespaced kind that is not among those listed',
    spec: { namespaceResourceWhitelist: [{ group: 'ray.io', kind: '*' }] },
    path: 'maps',
    fault: 'resource :ConfigMap is not permitted in project ray',
  },
])('syncs nothing with $said', async ({ spec, path, fault }) => {
  await story.apply(aProject(spec), follow(path));

  expect(await outcome()).toEqual([
    'OutOfSync',
    expect.stringContaining(
      `one or more synchronization tasks are not valid: ${fault}`,
    ),
  ]);
  expect(story.store.list('ConfigMap')).toEqual([]);
  expect(story.store.list('MutatingAdmissionPolicy')).toEqual([]);
});

it('follows within seconds when the project comes after the Application', async () => {
  await story.apply(follow('maps'));
  const before = await outcome();

  story.store.create(aProject());

  expect([before, await outcome()]).toEqual([
    ['Unknown', 'Application referencing project ray which does not exist'],
    ['Synced', 'successfully synced (all tasks run)'],
  ]);
});

it('has the project default, which allows everything', () => {
  expect(
    story.store.get({
      kind: 'AppProject',
      namespace: 'argocd',
      name: 'default',
    })?.spec,
  ).toEqual({
    clusterResourceWhitelist: [{ group: '*', kind: '*' }],
    destinations: [{ namespace: '*', server: '*' }],
    sourceRepos: ['*'],
  });
});
