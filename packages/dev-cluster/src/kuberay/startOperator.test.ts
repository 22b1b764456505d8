import { FAULT_ANNOTATION } from '../nodes';
import { asPod } from '../nodes/Pod';
import { AT_ONCE, guideCluster, startStory } from './__testUtils__/startStory';
import type { RayClusterStatus } from './RayCluster';

const CLUSTER = {
  kind: 'RayCluster',
  namespace: 'ray-cluster',
  name: 'raycluster-kuberay',
};

let story: ReturnType<typeof startStory>;
beforeEach(async () => {
  story = startStory({ timings: { ...AT_ONCE, stopMs: 1000 } });
  await story.install();
});
afterEach(() => story.stop());

function status(): RayClusterStatus {
  return (story.store.get(CLUSTER)?.status ?? {}) as RayClusterStatus;
}

function condition(type: string): string {
  const found = status().conditions?.find(c => c.type === type);
  return `${found?.status} ${found?.reason}`;
}

function rayPods(): string[] {
  return story.store
    .list('Pod', { namespace: 'ray-cluster' })
    .map(pod => pod.metadata.name);
}

function eventReasons(): string[] {
  return story.store
    .list('Event', { namespace: 'ray-cluster' })
    .map(event => `${event.reason}`);
}

async function setSuspend(suspend: boolean): Promise<void> {
  story.store.patch(
    CLUSTER,
    { spec: { suspend } },
    { type: 'merge', fieldManager: 'kubectl-edit' },
  );
  await story.clock.advance(20_000);
}

describe('the operator', () => {
  it('suspends a cluster and brings it back', async () => {
    story.store.create(guideCluster());
    await story.clock.advance(20_000);
    const seen: Array<[string, string]> = [];
    story.store.subscribe(({ object }) => {
      if (object.kind === 'RayCluster') {
        seen.push([
          condition('RayClusterSuspending'),
          condition('RayClusterSuspended'),
        ]);
      }
    });
    await setSuspend(true);
    expect(rayPods()).toEqual([]);
    expect(status()).toMatchObject({
      state: 'suspended',
      desiredWorkerReplicas: 3,
      head: { serviceName: 'raycluster-kuberay-head-svc' },
    });
    expect(condition('RayClusterProvisioned')).toBe(
      'False RayClusterPodsProvisioning',
    );
    expect(condition('HeadPodReady')).toBe('False HeadPodNotFound');
    expect(seen).toContainEqual([
      'True RayClusterSuspending',
      'False RayClusterSuspended',
    ]);
    expect(seen.at(-1)).toEqual([
      'False RayClusterSuspending',
      'True RayClusterSuspended',
    ]);
    await setSuspend(false);
    expect(status()).toMatchObject({ state: 'ready', readyWorkerReplicas: 3 });
    expect(condition('RayClusterSuspended')).toBe('False RayClusterSuspended');
    expect(Object.keys(status().stateTransitionTimes ?? {})).toEqual([
      'ready',
      'suspended',
    ]);
  });

  it('replaces workers that may not restart, again and again', async () => {
    story.store.create(
      guideCluster(spec => {
        spec.workerGroupSpecs[0].template.metadata.annotations = {
          [FAULT_ANNOTATION]: 'crash-loop-later',
        };
      }),
    );
    await story.clock.advance(1500);
    const first = rayPods();
    expect(status()).toMatchObject({ state: 'ready' });
    await story.clock.advance(10_000);
    expect(rayPods()).toHaveLength(4);
    expect(rayPods()).not.toEqual(first);
    expect(eventReasons()).toContain('DeletedWorkerPod');
    expect(status()).toMatchObject({ state: 'ready' });
  });

  it('lets a worker that may restart crash where it is', async () => {
    story.store.create(
      guideCluster(spec => {
        spec.enableInTreeAutoscaling = false;
        spec.workerGroupSpecs[0].template.metadata.annotations = {
          [FAULT_ANNOTATION]: 'crash-loop-later',
        };
      }),
    );
    await story.clock.advance(1500);
    const first = rayPods();
    await story.clock.advance(60_000);
    expect(rayPods()).toEqual(first);
    expect(status()).toMatchObject({
      state: 'ready',
      desiredWorkerReplicas: 3,
      availableWorkerReplicas: 3,
      readyWorkerReplicas: 2,
    });
    expect(condition('RayClusterProvisioned')).toBe(
      'True AllPodRunningAndReadyFirstTime',
    );
    const crashing = story.store
      .list('Pod', { namespace: 'ray-cluster' })
      .map(asPod)
      .find(pod => pod.metadata.labels?.['ray.io/group'] === 'standard-worker');
    expect(
      crashing?.status?.containerStatuses?.[0].restartCount,
    ).toBeGreaterThan(1);
  });

  it('writes no status when only an image changed, so that observedGeneration stays behind', async () => {
    story.store.create(guideCluster());
    await story.clock.advance(20_000);
    const before = status();
    const spec = structuredClone(story.store.get(CLUSTER)?.spec) as {
      workerGroupSpecs: Array<{
        template: { spec: { containers: Array<{ image: string }> } };
      }>;
    };
    spec.workerGroupSpecs[0].template.spec.containers[0].image =
      'docker.io/rayproject/ray:2.53.0';
    story.store.patch(
      CLUSTER,
      { spec },
      { type: 'merge', fieldManager: 'argocd-controller' },
    );
    await story.clock.advance(60_000);
    expect(story.store.get(CLUSTER)?.metadata.generation).toBe(2);
    expect(status()).toEqual(before);
    expect(before.observedGeneration).toBe(1);
  });

  it('says in HeadPodReady why the head does not come up', async () => {
    story.store.create(
      guideCluster(spec => {
        spec.headGroupSpec.template.metadata.annotations = {
          [FAULT_ANNOTATION]: 'image-pull',
        };
      }),
    );
    await story.clock.advance(5000);
    expect(condition('HeadPodReady')).toBe('False ImagePullBackOff');
    expect(status().state).toBeUndefined();
  });

  it('makes a head again that was lost, and keeps saying ready', async () => {
    story.store.create(guideCluster());
    await story.clock.advance(20_000);
    const head = status().head?.podName ?? '';
    story.store.delete({ kind: 'Pod', namespace: 'ray-cluster', name: head });
    await story.clock.advance(20_000);
    expect(status().head?.podName).not.toBe(head);
    expect(status()).toMatchObject({ state: 'ready' });
    expect(condition('HeadPodReady')).toBe('True HeadPodRunningAndReady');
  });

  it('says once that a name is too long, and makes nothing', async () => {
    story.store.create(
      guideCluster((_, metadata) => {
        metadata.name = 'x'.repeat(54);
      }),
    );
    await story.clock.advance(60_000);
    expect(rayPods()).toEqual([]);
    const events = story.store.list('Event', { namespace: 'ray-cluster' });
    expect(events.map(e => [e.reason, e.count])).toEqual([
      ['InvalidRayClusterMetadata', 1],
    ]);
    expect(
      story.store.get({ ...CLUSTER, name: 'x'.repeat(54) })?.status,
    ).toBeUndefined();
  });

  it('leaves nothing behind when the cluster is deleted', async () => {
    story.store.create(guideCluster());
    await story.clock.advance(20_000);
    story.store.delete(CLUSTER);
    await story.clock.advance(20_000);
    for (const kind of [
      'Pod',
      'Service',
      'ServiceAccount',
      'Role',
      'RoleBinding',
    ]) {
      expect(story.store.list(kind, { namespace: 'ray-cluster' })).toEqual([]);
    }
  });
});
