import { InMemoryGit } from './argocd/__testUtils__/InMemoryGit';
import { startRayStory } from './argocd/__testUtils__/startRayStory';
import { rootApplication } from './rootApplication';
import { seedFiles } from './seed';

/** What a commit does to a running showcase: the whole of it, from the root Application to the pods. */

// Minutes of five Ray clusters take a second of a machine that has nothing else to do.
jest.setTimeout(30_000);

const FRAUD = {
  kind: 'RayCluster',
  namespace: 'risk-features',
  name: 'fraud-features-kuberay',
};
const FRAUD_FILE = 'apps/fraud-features/raycluster.yaml';

let story: ReturnType<typeof startRayStory>;
let tree: { [path: string]: string };

beforeEach(async () => {
  story = startRayStory();
  tree = Object.fromEntries(
    seedFiles('showcase').map(({ path, content }) => [path, content]),
  );
  story.git.push(tree);
  await story.apply(rootApplication({ repoURL: InMemoryGit.REPO_URL }));
  await story.clock.advance(40_000);
});

afterEach(() => {
  story.stop();
});

function applications(): string[] {
  return story.store.list('Application').map(({ metadata }) => metadata.name);
}

function replicas(): number {
  const { workerGroupSpecs } = story.store.get(FRAUD)?.spec as {
    workerGroupSpecs: Array<{ replicas: number }>;
  };
  return workerGroupSpecs[0].replicas;
}

describe('a directory that leaves the repository', () => {
  it('takes its Application, its Ray cluster and the pods along within half a minute, and nothing else', async () => {
    const before = applications();
    const pods = () =>
      story.store.list('Pod', { namespace: FRAUD.namespace }).length;
    expect(pods()).toBeGreaterThan(0);
    delete tree[FRAUD_FILE];
    const sha = story.git.push(tree);
    await story.clock.advance(30_000);
    expect(applications()).toEqual(
      before.filter(name => name !== 'fraud-features'),
    );
    expect(story.store.get(FRAUD)).toBeUndefined();
    expect(pods()).toBe(0);
    expect(story.moments.root.at(-1)).toEqual({
      sync: 'Synced',
      health: 'Healthy',
      phase: 'Succeeded',
      retryCount: 0,
    });
    expect(story.application('root')?.status?.sync?.revision).toBe(sha);
    expect(story.store.list('RayCluster')).toHaveLength(4);
  });

  it('begins anew with the counts of Git when it comes back', async () => {
    const file = tree[FRAUD_FILE];
    const { uid } = story.store.get(FRAUD)?.metadata ?? {};
    delete tree[FRAUD_FILE];
    story.git.push(tree);
    await story.clock.advance(30_000);
    story.git.push({ ...tree, [FRAUD_FILE]: file });
    await story.clock.advance(30_000);
    const again = story.store.get(FRAUD);
    expect(again?.status).toMatchObject({ state: 'ready' });
    expect(again?.metadata.uid).not.toBe(uid);
  });
});

/** Edits a file in Git, and waits until all who follow it are done. */
async function commit(path: string, from: string, to: string): Promise<void> {
  expect(tree[path]).toContain(from);
  tree[path] = tree[path].replace(from, to);
  story.git.push(tree);
  await story.clock.advance(30_000);
}

describe('an edit of an autoscaled cluster in Git', () => {
  /** Every value that the live object had, without repeats. */
  function watchReplicas(): number[] {
    const seen = [replicas()];
    story.store.subscribe(({ object }) => {
      if (
        object.kind === FRAUD.kind &&
        object.metadata.name === FRAUD.name &&
        replicas() !== seen.at(-1)
      ) {
        seen.push(replicas());
      }
    });
    return seen;
  }

  it('resets its counts to those of Git and leaves the pods, until the autoscaler decides again (domain facts 5.7, 6.3)', async () => {
    await commit(FRAUD_FILE, 'wave(1,6,120s)', 'constant(5)');
    const seen = watchReplicas();
    await commit(FRAUD_FILE, 'maxReplicas: 8', 'maxReplicas: 9');
    expect(seen).toEqual([5, 1]);
    expect(story.store.get(FRAUD)).toMatchObject({
      spec: { workerGroupSpecs: [{ maxReplicas: 9 }] },
      status: {
        state: 'ready',
        desiredWorkerReplicas: 1,
        readyWorkerReplicas: 5,
      },
    });
    expect(story.moments['fraud-features'].at(-1)).toEqual({
      sync: 'Synced',
      health: 'Healthy',
      phase: 'Succeeded',
      retryCount: 0,
    });
    await commit(FRAUD_FILE, 'constant(5)', 'constant(7)');
    expect(seen).toEqual([5, 1, 7]);
  });

  it('resets nothing when it is an edit of another cluster', async () => {
    await commit(FRAUD_FILE, 'wave(1,6,120s)', 'constant(5)');
    const seen = watchReplicas();
    await commit(
      'apps/pricing-sim/raycluster.yaml',
      'maxReplicas: 8',
      'maxReplicas: 9',
    );
    expect(seen).toEqual([5]);
  });
});

describe('the last Application that leaves the repository', () => {
  const empty = { 'apps/README.md': 'Nothing is left.' };

  it('stays, with the reason at the root: Argo CD does not wipe everything out by itself', async () => {
    const before = applications();
    const sha = story.git.push(empty);
    await story.clock.advance(30_000);
    expect(applications()).toEqual(before);
    expect(story.store.list('RayCluster')).toHaveLength(5);
    expect(story.application('root')?.status).toMatchObject({
      sync: { status: 'OutOfSync' },
      conditions: [
        {
          type: 'SyncError',
          message: `Skipping sync attempt to ${sha}: auto-sync will wipe out all resources`,
        },
      ],
    });
  });

  it('goes when somebody asks for a sync that prunes', async () => {
    story.git.push(empty);
    await story.clock.advance(10_000);
    story.store.patch(
      { kind: 'Application', namespace: 'argocd', name: 'root' },
      {
        operation: { initiatedBy: { username: 'ada' }, sync: { prune: true } },
      },
      { type: 'merge', fieldManager: 'kubectl-patch' },
    );
    await story.clock.advance(30_000);
    expect(applications()).toEqual(['root']);
    expect(story.store.list('RayCluster')).toEqual([]);
    expect(story.application('root')?.status).toMatchObject({
      sync: { status: 'Synced' },
      health: { status: 'Healthy' },
    });
  });
});
