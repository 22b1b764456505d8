import {
  buildRayStack,
  removeRayCluster,
} from 'backstage-plugin-kuberay-common/gitops';
import { parse } from 'yaml';
import { InMemoryGit } from './argocd/__testUtils__/InMemoryGit';
import { startRayStory } from './argocd/__testUtils__/startRayStory';

/**
 * What the generator writes, followed by the stand-in Argo CD from an empty cluster on. The stand-in itself knows
 * nothing of the generator: here it only writes the files that somebody commits.
 */

const FOLDER = 'clusters/dev';
const CLUSTER = {
  kind: 'RayCluster',
  namespace: 'forecast',
  name: 'forecast-kuberay',
};

let story: ReturnType<typeof startRayStory>;

beforeEach(() => {
  story = startRayStory();
});

afterEach(() => story.stop());

interface Choice {
  values: 'inline' | 'file';
  project: 'default' | 'ray';
  finalizer: 'foreground' | 'background';
  guardFinalizer?: 'none';
}

/** Commits a stack, applies what a person applies, and waits; returns the files. */
async function install(choice: Choice): Promise<{ [path: string]: string }> {
  const { files } = buildRayStack({
    name: 'forecast',
    entityRef: 'component:default/forecast',
    argocd: {
      project: choice.project,
      appProject: choice.project !== 'default',
      finalizer: choice.finalizer,
    },
    destination: { namespace: CLUSTER.namespace, kubernetesVersion: '1.36' },
    workerGroups: [
      { name: 'cpu', minReplicas: 1, maxReplicas: 5 },
      { name: 'large', minReplicas: 0, maxReplicas: 3 },
    ],
    gitops: { repoURL: InMemoryGit.REPO_URL, path: FOLDER },
    root: { kind: 'app-of-apps' },
    values: choice.values,
    replicaGuard: { finalizer: choice.guardFinalizer },
  });
  const tree = Object.fromEntries(
    files.map(({ path, content }) => [`${FOLDER}/${path}`, content]),
  );
  story.git.push(tree);
  for (const [path, content] of Object.entries(tree)) {
    const object = parse(content, { logLevel: 'silent' });
    if (path === `${FOLDER}/root.yaml` || object?.kind === 'AppProject') {
      await story.apply(object);
    }
  }
  await story.clock.advance(60_000);
  return tree;
}

/** Every Application as `name sync health`. */
function applications(): string[] {
  return story.store.list('Application').map(({ metadata: { name } }) => {
    const { sync, health } = story.application(name)?.status ?? {};
    return `${name} ${sync?.status} ${health?.status}`;
  });
}

const PLATFORM = [
  'ray-operator Synced Healthy',
  'ray-operator-crds Synced Healthy',
  'ray-replica-guard Synced Healthy',
  'ray-stack Synced Healthy',
];

const choices: Choice[] = [
  { values: 'inline', project: 'default', finalizer: 'foreground' },
  { values: 'file', project: 'default', finalizer: 'background' },
  { values: 'inline', project: 'ray', finalizer: 'background' },
  { values: 'file', project: 'ray', finalizer: 'foreground' },
];

it.each(choices)(
  'comes up from its root alone and goes by its file: values $values, project $project, finalizer $finalizer',
  async choice => {
    const tree = await install(choice);
    expect(applications()).toEqual(['forecast Synced Healthy', ...PLATFORM]);
    expect(story.store.get(CLUSTER)?.status).toMatchObject({
      state: 'ready',
      readyWorkerReplicas: 1,
    });

    const { [`${FOLDER}/apps/raycluster.yaml`]: retired, ...rest } = tree;
    expect(retired).toContain('ray-cluster');
    story.git.push(rest);
    await story.clock.advance(30_000);

    expect(applications()).toEqual(PLATFORM);
    expect(story.store.get(CLUSTER)).toBeUndefined();
    expect(
      story.store
        .list('Pod', { namespace: CLUSTER.namespace })
        .filter(({ metadata }) => metadata.labels?.['ray.io/cluster']),
    ).toEqual([]);
  },
);

it.each([
  {
    title: 'takes the replica guard along when its last Ray cluster is retired',
    guardFinalizer: undefined,
    left: [],
  },
  {
    title:
      'leaves policy and binding in force where the guard has no finalizer',
    guardFinalizer: 'none' as const,
    left: [
      'MutatingAdmissionPolicy raycluster-keep-autoscaled-replicas',
      'MutatingAdmissionPolicyBinding raycluster-keep-autoscaled-replicas',
    ],
  },
])('$title', async ({ guardFinalizer, left }) => {
  const [choice] = choices;
  const tree = await install({ ...choice, guardFinalizer });
  const guard = () =>
    ['MutatingAdmissionPolicy', 'MutatingAdmissionPolicyBinding'].flatMap(
      kind =>
        story.store
          .list(kind)
          .map(({ metadata: { name } }) => `${kind} ${name}`),
    );
  expect(guard()).toHaveLength(2);

  const { deleted, files } = removeRayCluster({
    files: Object.entries(tree).map(([path, content]) => ({ path, content })),
    application: { name: 'forecast' },
  });
  expect(files).toEqual([]);
  story.git.push(
    Object.fromEntries(
      Object.entries(tree).filter(([path]) => !deleted.includes(path)),
    ),
  );
  await story.clock.advance(60_000);

  expect(applications()).toEqual(
    PLATFORM.filter(line => !line.startsWith('ray-replica-guard')),
  );
  expect(story.store.get(CLUSTER)).toBeUndefined();
  expect(guard()).toEqual(left);
});
