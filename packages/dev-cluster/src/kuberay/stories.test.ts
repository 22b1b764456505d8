import type { KubeObject } from '../kube-api/KubeObject';
import type { InMemoryObjectStore } from '../kube-api';
import stories from './__fixtures__/stories.json';
import { AT_ONCE, guideCluster, startStory } from './__testUtils__/startStory';
import { LOAD_ANNOTATION } from './loadModel';
import type { RayClusterStatus } from './RayCluster';

const CLUSTER = {
  kind: 'RayCluster',
  namespace: 'ray-cluster',
  name: 'raycluster-kuberay',
};

interface Moment {
  state: string;
  provisioned: string;
  headPodReady: string;
  desired: number;
}

let story: ReturnType<typeof startStory>;
afterEach(() => story.stop());

function momentOf(object: KubeObject): Moment & Counts {
  const status = (object.status ?? {}) as RayClusterStatus;
  const condition = (type: string) =>
    status.conditions?.find(c => c.type === type)?.status ?? '-';
  return {
    state: status.state ?? '-',
    provisioned: condition('RayClusterProvisioned'),
    headPodReady: condition('HeadPodReady'),
    desired: status.desiredWorkerReplicas ?? 0,
    available: status.availableWorkerReplicas ?? 0,
    ready: status.readyWorkerReplicas ?? 0,
  };
}

interface Counts {
  available: number;
  ready: number;
}

function record(store: InMemoryObjectStore): Array<Moment & Counts> {
  const moments: Array<Moment & Counts> = [];
  store.subscribe(({ object }) => {
    if (object.kind === 'RayCluster') {
      moments.push(momentOf(object));
    }
  });
  return moments;
}

/** Without times and repeats; `of` picks what is compared. */
function sequence<T>(moments: T[], of: (moment: T) => unknown): unknown[] {
  const all = moments.map(of);
  return all.filter(
    (one, index) => JSON.stringify(one) !== JSON.stringify(all[index - 1]),
  );
}

const states = ({ state, provisioned, headPodReady, desired }: Moment) => ({
  state,
  provisioned,
  headPodReady,
  desired,
});

describe('the recorded stories', () => {
  it.each(['walk', 'allinone'] as const)(
    'of the guide’s cluster go through the same states: %s',
    async name => {
      story = startStory();
      await story.install();
      const moments = record(story.store);
      story.store.create(guideCluster());
      await story.clock.advance(30_000);
      expect(sequence(moments, states)).toEqual(
        sequence(stories[name], states),
      );
      expect(moments.at(-1)).toEqual(momentOf(story.store.get(CLUSTER)!));
      expect(moments.at(-1)).toMatchObject({ available: 3, ready: 3 });
    },
  );

  it('of a cluster that was there before its operator begins with no status at all', async () => {
    story = startStory();
    await story.install();
    story.store.delete({
      kind: 'Deployment',
      namespace: 'ray-system',
      name: 'kuberay-operator',
    });
    await story.clock.advance(1000);
    story.store.create(guideCluster());
    await story.clock.advance(60_000);
    expect(story.store.get(CLUSTER)?.status).toBeUndefined();
    expect(story.store.list('Pod', { namespace: 'ray-cluster' })).toEqual([]);
  });

  it('of the autoscaler survive two resets from outside: 1, 5, reset, 7, reset, idle workers end', async () => {
    story = startStory();
    await story.install();
    story.store.create(
      guideCluster(spec => {
        spec.autoscalerOptions.idleTimeoutSeconds = 20;
      }),
    );
    await story.clock.advance(10_000);
    const moments = record(story.store);
    await demand(5);
    await resetReplicas();
    await demand(7);
    await resetReplicas();
    await demand(2);
    const desired = (moment: Moment) => [moment.state, moment.desired];
    expect(sequence(moments, desired)).toEqual(
      sequence(stories.autoscale, desired),
    );
    const live = story.store.get(CLUSTER);
    expect(momentOf(live!)).toMatchObject({
      desired: 4,
      available: 4,
      ready: 4,
    });
    const { workerGroupSpecs } = live?.spec as {
      workerGroupSpecs: Array<{
        replicas: number;
        scaleStrategy?: { workersToDelete: string[] };
      }>;
    };
    const [group] = workerGroupSpecs;
    expect(group.replicas).toBe(stories.autoscale.at(-1)?.replicas[0]);
    expect(group.scaleStrategy?.workersToDelete).toHaveLength(5);
  });

  async function demand(replicas: number): Promise<void> {
    story.store.patch(
      CLUSTER,
      {
        metadata: {
          annotations: {
            [LOAD_ANNOTATION]: `standard-worker=constant(${replicas})`,
          },
        },
      },
      { type: 'merge', fieldManager: 'test' },
    );
    await story.clock.advance(40_000);
  }

  /** What a sync does to counts that Git does not know. */
  async function resetReplicas(): Promise<void> {
    story.store.patch(
      CLUSTER,
      [{ op: 'replace', path: '/spec/workerGroupSpecs/0/replicas', value: 1 }],
      { type: 'json', fieldManager: 'argocd-controller' },
    );
    await story.clock.advance(12_000);
  }
});

describe('a cluster whose pods take their time', () => {
  it('says that its head is being created before it is ready', async () => {
    story = startStory({
      timings: { ...AT_ONCE, startMs: 1500, readyMs: 1000 },
    });
    await story.install();
    const moments = record(story.store);
    story.store.create(guideCluster());
    await story.clock.advance(30_000);
    expect(sequence(moments, states)).toEqual([
      { state: '-', provisioned: '-', headPodReady: '-', desired: 0 },
      { state: '-', provisioned: 'False', headPodReady: 'False', desired: 3 },
      { state: '-', provisioned: 'False', headPodReady: 'True', desired: 3 },
      { state: 'ready', provisioned: 'True', headPodReady: 'True', desired: 3 },
    ]);
  });
});
