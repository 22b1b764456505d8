import { ManualClock } from '../clock';
import { InMemoryObjectStore } from '../kube-api';
import type { KubeObject } from '../kube-api/KubeObject';
import { asPod } from './Pod';
import type { Pod } from './Pod';
import { FAULT_ANNOTATION } from './podFault';
import { startNodes } from './startNodes';

let clock: ManualClock;
let store: InMemoryObjectStore;
let stop: () => void;

beforeEach(() => {
  clock = new ManualClock({ startAt: '2026-11-21T02:00:00Z' });
  store = InMemoryObjectStore.create({ clock });
  stop = startNodes({ store, clock });
});
afterEach(() => stop());

const KEY = { kind: 'Pod', namespace: 'default', name: 'p' };

function createPod(
  options: { annotations?: Record<string, string>; cpu?: string } = {},
): void {
  store.create({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: 'p',
      namespace: 'default',
      annotations: options.annotations,
    },
    spec: {
      containers: [
        {
          name: 'main',
          image: 'example.org/app:1',
          resources: { requests: { cpu: options.cpu ?? '1', memory: '1Gi' } },
        },
      ],
    },
  });
}

function pod(): Pod {
  return asPod(
    store.get(KEY) ?? {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'gone' },
    },
  );
}

function reasons(): string[] {
  return store.list('Event').map(event => `${event.type} ${event.reason}`);
}

function conditions(): string[] {
  return (pod().status?.conditions ?? []).map(
    c => `${c.type}=${c.status}${c.reason ? ` ${c.reason}` : ''}`,
  );
}

describe('a pod on the stand-in nodes', () => {
  it('is created, started and ready, each time with the status of a kubelet', async () => {
    createPod();
    await clock.advance(1000);
    expect(pod().spec.nodeName).toBe('dev-1');
    expect(pod().status).toMatchObject({
      phase: 'Pending',
      hostIP: '192.0.2.11',
    });
    expect(pod().status?.podIP).toBeUndefined();
    expect(pod().status?.containerStatuses?.[0].state).toEqual({
      waiting: { reason: 'ContainerCreating' },
    });
    expect(conditions()).toEqual([
      'PodReadyToStartContainers=False',
      'Initialized=True',
      'Ready=False ContainersNotReady',
      'ContainersReady=False ContainersNotReady',
      'PodScheduled=True',
    ]);
    await clock.advance(1000);
    expect(pod().status).toMatchObject({
      phase: 'Running',
      podIP: '10.244.0.2',
    });
    expect(conditions()).toContain('Ready=False ContainersNotReady');
    await clock.advance(1000);
    expect(conditions()).toEqual([
      'PodReadyToStartContainers=True',
      'Initialized=True',
      'Ready=True',
      'ContainersReady=True',
      'PodScheduled=True',
    ]);
    expect(reasons().sort()).toEqual([
      'Normal Created',
      'Normal Pulled',
      'Normal Scheduled',
      'Normal Started',
    ]);
  });

  it('ends a second after it is asked to', async () => {
    createPod();
    await clock.advance(5000);
    store.delete(KEY, { gracePeriodSeconds: 30 });
    await clock.advance(500);
    expect(pod().metadata.deletionTimestamp).toBe('2026-11-21T02:00:35Z');
    await clock.advance(1000);
    expect(store.get(KEY)).toBeUndefined();
  });

  it('waits for a node with the scheduler’s reason, and goes there when one has room', async () => {
    createPod({ cpu: '20' });
    await clock.advance(5000);
    expect(pod().status).toMatchObject({
      phase: 'Pending',
      conditions: [
        {
          type: 'PodScheduled',
          status: 'False',
          reason: 'Unschedulable',
          message:
            '0/3 nodes are available: 3 Insufficient cpu. no new claims to deallocate, preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.',
        },
      ],
    });
    expect(reasons()).toEqual(['Warning FailedScheduling']);
    const node = store.get({ kind: 'Node', name: 'dev-3' })!;
    const status = node.status as { allocatable: Record<string, string> };
    store.updateStatus(
      { kind: 'Node', name: 'dev-3' },
      {
        ...status,
        allocatable: { ...status.allocatable, cpu: '32' },
      },
    );
    await clock.advance(5000);
    expect(pod().spec.nodeName).toBe('dev-3');
    expect(pod().status?.phase).toBe('Running');
  });

  it('does not keep others waiting when one of its amounts is no quantity', async () => {
    createPod({ cpu: 'many' });
    await clock.advance(5000);
    expect(reasons()).toEqual(['Warning FailedScheduling']);
    expect(pod().spec.nodeName).toBeUndefined();
  });

  it('crashes with rising restarts and the last end kept, when asked to', async () => {
    createPod({ annotations: { [FAULT_ANNOTATION]: 'crash-loop' } });
    await clock.advance(20_000);
    const [container] = pod().status?.containerStatuses ?? [];
    expect(container).toMatchObject({
      ready: false,
      restartCount: 2,
      state: {
        waiting: {
          reason: 'CrashLoopBackOff',
          message: expect.stringMatching(
            /^back-off 20s restarting failed container=main pod=p_default\(.+\)$/,
          ),
        },
      },
      lastState: { terminated: { exitCode: 1, reason: 'Error' } },
    });
    expect(pod().status?.phase).toBe('Running');
    expect(conditions()).toContain('Ready=False ContainersNotReady');
  });

  it('does not get its image, when asked to', async () => {
    createPod({ annotations: { [FAULT_ANNOTATION]: 'image-pull' } });
    await clock.advance(2000);
    const state = () => pod().status?.containerStatuses?.[0].state;
    expect(state()).toMatchObject({ waiting: { reason: 'ErrImagePull' } });
    await clock.advance(3000);
    expect(state()).toEqual({
      waiting: {
        reason: 'ImagePullBackOff',
        message:
          'Back-off pulling image "example.org/app:1": ErrImagePull: not found',
      },
    });
    expect(pod().status?.phase).toBe('Pending');
  });

  it('runs without a fault that is not known, and says so', async () => {
    createPod({ annotations: { [FAULT_ANNOTATION]: 'explode' } });
    await clock.advance(5000);
    expect(conditions()).toContain('Ready=True');
    expect(reasons()).toContain('Warning UnknownFault');
  });
});

describe('events', () => {
  it('end an hour after they were last seen', async () => {
    createPod();
    await clock.advance(5000);
    expect(store.list('Event')).toHaveLength(4);
    await clock.advance(3_700_000);
    expect(store.list('Event')).toEqual([]);
  });
});

describe('a Deployment', () => {
  const key = { kind: 'Deployment', namespace: 'default', name: 'app' };

  function createDeployment(
    replicas: number,
    image = 'example.org/app:1',
  ): void {
    store.create({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'app', namespace: 'default' },
      spec: {
        replicas,
        selector: { matchLabels: { app: 'app' } },
        template: {
          metadata: { labels: { app: 'app' } },
          spec: { containers: [{ name: 'main', image }] },
        },
      },
    });
  }

  function status(): { [field: string]: unknown; conditions: string[] } {
    const { conditions: list, ...rest } = (store.get(key) as KubeObject)
      .status as {
      conditions: Array<{ type: string; status: string; reason: string }>;
    };
    return {
      ...rest,
      conditions: list.map(c => `${c.type}=${c.status} ${c.reason}`),
    };
  }

  it('is unavailable at first, then available', async () => {
    createDeployment(2);
    await clock.advance(1000);
    expect(status()).toEqual({
      observedGeneration: 1,
      replicas: 2,
      updatedReplicas: 2,
      unavailableReplicas: 2,
      conditions: [
        'Available=False MinimumReplicasUnavailable',
        'Progressing=True ReplicaSetUpdated',
      ],
    });
    await clock.advance(5000);
    expect(status()).toEqual({
      observedGeneration: 1,
      replicas: 2,
      updatedReplicas: 2,
      readyReplicas: 2,
      availableReplicas: 2,
      conditions: [
        'Available=True MinimumReplicasAvailable',
        'Progressing=True NewReplicaSetAvailable',
      ],
    });
  });

  it('replaces a pod that is lost', async () => {
    createDeployment(1);
    await clock.advance(5000);
    const [lost] = store.list('Pod');
    store.delete({ ...KEY, name: lost.metadata.name });
    await clock.advance(5000);
    const [next] = store.list('Pod');
    expect(next.metadata.name).not.toBe(lost.metadata.name);
    expect(status().availableReplicas).toBe(1);
  });

  it('rolls to a new template: the old pods go when the new ones are there', async () => {
    createDeployment(1);
    await clock.advance(5000);
    store.patch(
      key,
      [
        {
          op: 'replace',
          path: '/spec/template/spec/containers/0/image',
          value: 'example.org/app:2',
        },
      ],
      { type: 'json', fieldManager: 'test' },
    );
    await clock.advance(1000);
    expect(store.list('Pod')).toHaveLength(2);
    await clock.advance(5000);
    const images = store
      .list('Pod')
      .map(one => asPod(one).spec.containers[0].image);
    expect(images).toEqual(['example.org/app:2']);
    expect(status()).toMatchObject({
      replicas: 1,
      updatedReplicas: 1,
      observedGeneration: 2,
    });
  });

  it('goes with all that it made', async () => {
    createDeployment(1);
    await clock.advance(5000);
    store.delete(key);
    await clock.advance(5000);
    expect(store.list('ReplicaSet')).toEqual([]);
    expect(store.list('Pod')).toEqual([]);
  });
});
