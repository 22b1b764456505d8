import type { KubeObject } from '../kube-api/KubeObject';
import healthy from './__fixtures__/healthy.json';
import { guideCluster, startStory } from './__testUtils__/startStory';

/** Paths of all fields; entries of a list count as one unless they have a `type`, `name` or `reason` that tells them apart. */
function fieldPaths(value: unknown, path = ''): string[] {
  if (Array.isArray(value) && value.length > 0) {
    return value.flatMap(item => fieldPaths(item, `${path}[${labelOf(item)}]`));
  }
  const fields =
    typeof value === 'object' && value !== null ? Object.entries(value) : [];
  // What is empty is there, too.
  return fields.length === 0
    ? [path]
    : fields.flatMap(([key, item]) => fieldPaths(item, `${path}.${key}`));
}

function labelOf(item: unknown): string {
  const { type, name } = (item ?? {}) as { type?: string; name?: string };
  return type ?? name ?? '';
}

function difference(recorded: unknown, ours: unknown) {
  const theirs = new Set(fieldPaths(recorded));
  const own = new Set(fieldPaths(ours));
  return {
    missing: [...theirs].filter(path => !own.has(path)).sort(),
    extra: [...own].filter(path => !theirs.has(path)).sort(),
  };
}

const NONE = { missing: [], extra: [] };

/** KWOK wrote the recorded pod statuses; these are fields that a kubelet of 1.36 writes and KWOK does not. */
const KUBELET_FIELDS = [
  '.status.conditions[PodReadyToStartContainers].lastProbeTime',
  '.status.conditions[PodReadyToStartContainers].lastTransitionTime',
  '.status.conditions[PodReadyToStartContainers].status',
  '.status.conditions[PodReadyToStartContainers].type',
  '.status.hostIPs[].ip',
];

let story: ReturnType<typeof startStory>;
beforeAll(async () => {
  story = startStory();
  await story.install();
  story.store.create(guideCluster());
  await story.clock.advance(30_000);
});
afterAll(() => story.stop());

function podOf(group: string): KubeObject {
  const [pod] = story.store
    .list('Pod', { namespace: 'ray-cluster' })
    .filter(one => one.metadata.labels?.['ray.io/group'] === group);
  return pod;
}

function eventsAbout(kind: string): KubeObject[] {
  return story.store
    .list('Event', { namespace: 'ray-cluster' })
    .filter(event => (event.involvedObject as { kind: string }).kind === kind);
}

describe('the objects of a healthy cluster have the fields of the recorded ones:', () => {
  it('the RayCluster, with the same conditions, reasons and words', () => {
    const [ours] = story.store.list('RayCluster');
    expect(difference(healthy.rayCluster, ours)).toEqual(NONE);
    const words = (object: unknown) =>
      (
        object as {
          status: { conditions: Array<Record<string, string>> };
        }
      ).status.conditions.map(({ lastTransitionTime, ...rest }) => rest);
    expect(words(ours)).toEqual(words(healthy.rayCluster));
  });

  it('the head pod, with its autoscaler, command line and environment', () => {
    const ours = podOf('headgroup');
    expect(difference(healthy.headPod, ours)).toEqual({
      missing: [],
      extra: [
        ...KUBELET_FIELDS,
        '.status.containerStatuses[autoscaler].started',
        '.status.containerStatuses[ray-head].started',
      ].sort(),
    });
    const start = (pod: unknown) =>
      (
        pod as { spec: { containers: Array<{ args: string[] }> } }
      ).spec.containers.map(container => container.args);
    expect(start(ours)).toEqual(start(healthy.headPod));
    expect(ours.metadata.labels).toEqual(healthy.headPod.metadata.labels);
    expect(ours.metadata.name).toMatch(/^raycluster-kuberay-head-[a-z0-9]{5}$/);
  });

  it('a worker pod, with its init container, command line and owner', () => {
    const ours = podOf('standard-worker');
    expect(difference(healthy.workerPod, ours)).toEqual({
      missing: [],
      extra: [
        ...KUBELET_FIELDS,
        '.status.containerStatuses[ray-worker].started',
        '.status.initContainerStatuses[wait-gcs-ready].started',
      ].sort(),
    });
    const [{ args }] = (
      ours as unknown as { spec: { containers: Array<{ args: string[] }> } }
    ).spec.containers;
    expect(args).toEqual(healthy.workerPod.spec.containers[0].args);
    expect(ours.metadata.labels).toEqual(healthy.workerPod.metadata.labels);
    expect(ours.metadata.generateName).toBe(
      healthy.workerPod.metadata.generateName,
    );
    const [owner] = story.store.list('RayCluster');
    expect(ours.metadata.ownerReferences).toEqual([
      {
        ...healthy.workerPod.metadata.ownerReferences[0],
        uid: owner.metadata.uid,
      },
    ]);
  });

  it('the head service, which selects what the recorded one selects', () => {
    const [service] = story.store.list('Service', { namespace: 'ray-cluster' });
    expect(service.metadata.name).toBe('raycluster-kuberay-head-svc');
    expect(service.spec).toMatchObject({
      clusterIP: 'None',
      selector: healthy.serviceSelector,
    });
  });

  it('the operator’s events, in its order and words', () => {
    const told = (event: unknown) => {
      const { reason, type, message } = event as Record<string, string>;
      return [type, reason, message.replace(/-[a-z0-9]{5}$/, '-xxxxx')];
    };
    const ours = eventsAbout('RayCluster').sort((a, b) =>
      a.metadata.name < b.metadata.name ? -1 : 1,
    );
    const [first] = ours;
    expect(difference(healthy.rayClusterEvents[0], first)).toEqual(NONE);
    expect(ours.slice(0, 6).map(told)).toEqual(
      healthy.rayClusterEvents.map(told),
    );
  });

  it('the scheduler’s event', () => {
    const ours = eventsAbout('Pod').find(event => event.reason === 'Scheduled');
    expect(difference(healthy.scheduledEvent, ours)).toEqual(NONE);
  });
});
