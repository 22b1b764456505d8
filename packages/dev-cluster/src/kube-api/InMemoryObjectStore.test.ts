import { ManualClock } from '../clock';
import { InMemoryObjectStore } from './InMemoryObjectStore';
import type { KubeObject } from './KubeObject';
import { KubeStatusError } from './KubeStatusError';
import type { ObjectEvent } from './ObjectStore';
import { rayClusterDefinition } from './__fixtures__/rayClusterDefinition';

const startAt = '2026-11-21T02:00:00Z';

function aStore() {
  const clock = new ManualClock({ startAt });
  const store = InMemoryObjectStore.create({ clock });
  return { clock, store };
}

async function aStoreThatServesRayClusters() {
  const { clock, store } = aStore();
  store.create(rayClusterDefinition);
  await clock.advance(500);
  return { clock, store };
}

function aPod(name: string, metadata: Partial<KubeObject['metadata']> = {}) {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'default', ...metadata },
    spec: { containers: [{ name: 'ray-worker', image: 'ray:2.52.0' }] },
  };
}

function aRayCluster(group: object = {}): KubeObject {
  return {
    apiVersion: 'ray.io/v1',
    kind: 'RayCluster',
    metadata: { name: 'demo', namespace: 'default' },
    spec: {
      headGroupSpec: { template: {} },
      workerGroupSpecs: [
        {
          groupName: 'a',
          minReplicas: 1,
          maxReplicas: 3,
          template: {},
          ...group,
        },
      ],
    },
  };
}

function refusalOf(task: () => unknown) {
  try {
    task();
  } catch (error) {
    return error instanceof KubeStatusError ? error.toStatus() : error;
  }
  throw new Error('it was not refused');
}

function recordEvents(store: InMemoryObjectStore): string[] {
  const seen: string[] = [];
  store.subscribe(({ type, object }: ObjectEvent) =>
    seen.push(`${type} ${object.kind} ${object.metadata.name}`),
  );
  return seen;
}

const podKey = { kind: 'Pod', namespace: 'default', name: 'a' };

describe('writes', () => {
  it('completes a new pod as the API server does', () => {
    const { store } = aStore();
    const created = store.create(aPod('a'));
    expect(created).toEqual({
      ...aPod('a'),
      metadata: {
        name: 'a',
        namespace: 'default',
        uid: expect.stringMatching(/^[0-9a-f-]{36}$/),
        resourceVersion: store.resourceVersion(),
        generation: 1,
        creationTimestamp: startAt,
      },
      status: { phase: 'Pending', qosClass: 'BestEffort' },
    });
    expect(store.get(podKey)).toEqual(created);
  });

  it('counts versions in strings that a Number cannot tell apart', () => {
    const { store } = aStore();
    const first = store.create(aPod('a')).metadata.resourceVersion ?? '';
    const second = store.create(aPod('b')).metadata.resourceVersion ?? '';
    expect(BigInt(second)).toBe(BigInt(first) + 1n);
    expect(BigInt(first)).toBeGreaterThan(BigInt(Number.MAX_SAFE_INTEGER));
  });

  it('begins beyond every version of a run that was started earlier', () => {
    const later = new ManualClock({ startAt: '2026-11-21T02:00:01Z' });
    const first = BigInt(aStore().store.resourceVersion());
    const second = BigInt(
      InMemoryObjectStore.create({ clock: later }).resourceVersion(),
    );
    expect(second).toBeGreaterThan(first);
  });

  it('makes a name from generateName', () => {
    const { store } = aStore();
    const pod = store.create(aPod('', { generateName: 'demo-head-' }));
    expect(pod.metadata.name).toMatch(/^demo-head-[bcdf-hj-np-tv-z2-9]{5}$/);
  });

  it('raises the generation for the spec, not for labels or the status', () => {
    const { store } = aStore();
    store.create(aPod('a'));
    const generations = [
      store.patch(
        podKey,
        { metadata: { labels: { a: 'b' } } },
        { type: 'merge', fieldManager: 'test' },
      ),
      store.updateStatus(podKey, { phase: 'Running' }),
      store.patch(
        podKey,
        { spec: { nodeName: 'node-1' }, status: { phase: 'Failed' } },
        { type: 'merge', fieldManager: 'test' },
      ),
    ].map(pod => [pod.metadata.generation, pod.status]);
    expect(generations).toEqual([
      [1, { phase: 'Pending', qosClass: 'BestEffort' }],
      [1, { phase: 'Running' }],
      [2, { phase: 'Running' }],
    ]);
  });

  it('raises the generation of an Application for its status too, since it has no status subresource', () => {
    const { store } = aStore();
    const key = { kind: 'Application', namespace: 'argocd', name: 'root' };
    store.create({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name: 'root', namespace: 'argocd' },
      spec: {},
      status: { sync: { status: 'Unknown' } },
    });
    const next = store.updateStatus(key, { sync: { status: 'Synced' } });
    expect([next.metadata.generation, next.status]).toEqual([
      2,
      { sync: { status: 'Synced' } },
    ]);
  });

  it('writes nothing and tells nobody when nothing changes', () => {
    const { store } = aStore();
    const created = store.create(aPod('a'));
    const events = recordEvents(store);
    expect(store.update(created)).toEqual(created);
    expect(store.updateStatus(podKey, created.status)).toEqual(created);
    expect(events).toEqual([]);
  });

  it('creates by apply what is not there and replaces lists whole in what is', async () => {
    const { store } = await aStoreThatServesRayClusters();
    const key = { kind: 'RayCluster', namespace: 'default', name: 'demo' };
    const options = {
      type: 'apply' as const,
      fieldManager: 'argocd-controller',
    };
    store.patch(key, aRayCluster({ replicas: 5 }), options);
    const again = store.patch(key, aRayCluster(), options);
    expect(again.spec).toEqual({
      headGroupSpec: { template: {} },
      workerGroupSpecs: [
        {
          groupName: 'a',
          replicas: 0,
          minReplicas: 1,
          maxReplicas: 3,
          numOfHosts: 1,
          template: {},
        },
      ],
    });
  });

  it('hands out copies', () => {
    const { store } = aStore();
    const created = store.create(aPod('a'));
    created.metadata.labels = { changed: 'by the caller' };
    expect(store.get(podKey)?.metadata.labels).toBeUndefined();
  });

  it('tells a change that a listener makes to everybody after the change it answers', () => {
    const { store } = aStore();
    store.subscribe(({ type, object }) => {
      if (type === 'ADDED') {
        store.updateStatus({ ...podKey, name: object.metadata.name }, {});
      }
    });
    const events = recordEvents(store);
    store.create(aPod('a'));
    expect(events).toEqual(['ADDED Pod a', 'MODIFIED Pod a']);
  });

  it('asks the admission hook about the main resource only', () => {
    const clock = new ManualClock({ startAt });
    const store = InMemoryObjectStore.create({
      clock,
      admit: review => ({
        ...review.object,
        metadata: {
          ...review.object.metadata,
          annotations: { last: `${review.operation} ${review.fieldManager}` },
        },
      }),
    });
    store.create(aPod('a'), { fieldManager: 'kubectl' });
    store.patch(
      podKey,
      { spec: { nodeName: 'x' } },
      {
        type: 'merge',
        fieldManager: 'argocd-controller',
      },
    );
    const pod = store.updateStatus(podKey, { phase: 'Running' });
    expect(pod.metadata.annotations).toEqual({
      last: 'UPDATE argocd-controller',
    });
  });
});

describe('refusals', () => {
  it.each([
    [
      'an object of a kind whose CRD is not installed',
      (store: InMemoryObjectStore) => store.create(aRayCluster()),
      { code: 404, reason: 'NotFound' },
      'the server could not find the requested resource',
    ],
    [
      'an object in a namespace that is not there',
      (store: InMemoryObjectStore) =>
        store.create(aPod('a', { namespace: 'nowhere' })),
      { code: 404, reason: 'NotFound' },
      'namespaces "nowhere" not found',
    ],
    [
      'a second object of the same name',
      (store: InMemoryObjectStore) => {
        store.create(aPod('a'));
        store.create(aPod('a'));
      },
      { code: 409, reason: 'AlreadyExists' },
      'pods "a" already exists',
    ],
    [
      'an update from an old version',
      (store: InMemoryObjectStore) => {
        const old = store.create(aPod('a'));
        store.updateStatus(podKey, { phase: 'Running' });
        store.update(old);
      },
      { code: 409, reason: 'Conflict' },
      'Operation cannot be fulfilled on pods "a": the object has been modified; please apply your changes to the latest version and try again',
    ],
    [
      'an object that is not there',
      (store: InMemoryObjectStore) => store.delete(podKey),
      { code: 404, reason: 'NotFound' },
      'pods "a" not found',
    ],
    [
      'a name that is no DNS name',
      (store: InMemoryObjectStore) => store.create(aPod('A')),
      { code: 422, reason: 'Invalid' },
      `Pod "A" is invalid: metadata.name: Invalid value: "A": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character`,
    ],
    [
      'annotations beyond the limit, as a client-side apply of a CRD would leave them',
      (store: InMemoryObjectStore) =>
        store.create(aPod('a', { annotations: { a: 'x'.repeat(262144) } })),
      { code: 422, reason: 'Invalid' },
      'Pod "a" is invalid: metadata.annotations: Too long: may not be more than 262144 bytes',
    ],
  ])('refuses %s', (_, task, expected, message) => {
    const { store } = aStore();
    expect(refusalOf(() => task(store))).toMatchObject({
      ...expected,
      message,
    });
  });

  it('refuses a text in replicas in the words of a real API server (recorded: sync-failed)', async () => {
    const { store } = await aStoreThatServesRayClusters();
    expect(
      refusalOf(() => store.create(aRayCluster({ replicas: 'two' }))),
    ).toMatchObject({
      code: 422,
      reason: 'Invalid',
      message:
        'RayCluster.ray.io "demo" is invalid: [spec.workerGroupSpecs[0].replicas: Invalid value: "string": spec.workerGroupSpecs[0].replicas in body must be of type integer: "string", <nil>: Invalid value: null: some validation rules were not checked because the object was invalid; correct the existing errors to complete validation]',
    });
    expect(store.create(aRayCluster({ replicas: 2 })).kind).toBe('RayCluster');
  });
});

describe('deletion', () => {
  it('waits for the last finalizer', () => {
    const { store } = aStore();
    store.create(aPod('a', { finalizers: ['example.com/wait'] }));
    const events = recordEvents(store);
    store.delete(podKey);
    expect(store.get(podKey)?.metadata).toMatchObject({
      deletionTimestamp: startAt,
      deletionGracePeriodSeconds: 0,
      generation: 2,
    });
    store.patch(
      podKey,
      { metadata: { finalizers: null } },
      {
        type: 'merge',
        fieldManager: 'test',
      },
    );
    expect(store.get(podKey)).toBeUndefined();
    expect(events).toEqual([
      'MODIFIED Pod a',
      'MODIFIED Pod a',
      'DELETED Pod a',
    ]);
  });

  it('leaves a placed pod terminating for its grace period, until the kubelet deletes it with 0', () => {
    const { store } = aStore();
    store.create({ ...aPod('a'), spec: { nodeName: 'node-1' } });
    store.delete(podKey, { gracePeriodSeconds: 30 });
    expect(store.get(podKey)?.metadata).toMatchObject({
      deletionTimestamp: '2026-11-21T02:00:30Z',
      deletionGracePeriodSeconds: 30,
      generation: 2,
    });
    store.delete(podKey, { gracePeriodSeconds: 0 });
    expect(store.get(podKey)).toBeUndefined();
  });

  it('takes dependants along, but keeps one that has another owner', () => {
    const { store } = aStore();
    const owner = (name: string) => {
      const { metadata, apiVersion, kind } = store.create(aPod(name));
      return { apiVersion, kind, name, uid: metadata.uid ?? '' };
    };
    const [first, second] = [owner('first'), owner('second')];
    store.create(aPod('of-first', { ownerReferences: [first] }));
    store.create(aPod('of-both', { ownerReferences: [first, second] }));
    store.delete({ ...podKey, name: 'first' });
    expect(store.list('Pod').map(pod => pod.metadata.name)).toEqual([
      'of-both',
      'second',
    ]);
  });

  it('empties a namespace first and lets it go with its last object', () => {
    const { store } = aStore();
    const key = { kind: 'Namespace', name: 'ray' };
    store.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'ray' },
    });
    store.create(aPod('free', { namespace: 'ray' }));
    store.create(
      aPod('held', { namespace: 'ray', finalizers: ['example.com/wait'] }),
    );
    store.delete(key);
    expect(store.get(key)?.status).toEqual({ phase: 'Terminating' });
    expect(
      refusalOf(() => store.create(aPod('new', { namespace: 'ray' }))),
    ).toMatchObject({ code: 403, reason: 'Forbidden' });
    store.patch(
      { kind: 'Pod', namespace: 'ray', name: 'held' },
      { metadata: { finalizers: [] } },
      { type: 'merge', fieldManager: 'test' },
    );
    expect([store.get(key), store.list('Pod')]).toEqual([undefined, []]);
  });
});

describe('custom kinds', () => {
  it('serves the kind once its CRD is established', async () => {
    const { clock, store } = aStore();
    store.create(rayClusterDefinition);
    await clock.advance(499);
    expect(store.serves('RayCluster')).toBe(false);
    await clock.advance(1);
    expect(store.serves('RayCluster')).toBe(true);
    expect(
      store.get({
        kind: 'CustomResourceDefinition',
        name: 'rayclusters.ray.io',
      })?.status,
    ).toEqual({
      conditions: [
        {
          type: 'NamesAccepted',
          status: 'True',
          lastTransitionTime: startAt,
          reason: 'NoConflicts',
          message: 'no conflicts found',
        },
        {
          type: 'Established',
          status: 'True',
          lastTransitionTime: startAt,
          reason: 'InitialNamesAccepted',
          message: 'the initial names have been accepted',
        },
      ],
      acceptedNames: {
        kind: 'RayCluster',
        listKind: 'RayClusterList',
        plural: 'rayclusters',
        singular: 'raycluster',
        categories: ['all'],
      },
      storedVersions: ['v1'],
    });
  });

  it('deletes the objects with their CRD and serves the kind no longer', async () => {
    const { store } = await aStoreThatServesRayClusters();
    store.create(aRayCluster());
    const events = recordEvents(store);
    store.delete({
      kind: 'CustomResourceDefinition',
      name: 'rayclusters.ray.io',
    });
    expect(events).toEqual([
      'MODIFIED CustomResourceDefinition rayclusters.ray.io',
      'DELETED RayCluster demo',
      'DELETED CustomResourceDefinition rayclusters.ray.io',
    ]);
    expect(store.serves('RayCluster')).toBe(false);
  });

  it('has the kinds of Argo CD established from the start and leaves them so', async () => {
    const { clock, store } = aStore();
    const key = {
      kind: 'CustomResourceDefinition',
      name: 'applications.argoproj.io',
    };
    const before = store.get(key);
    expect(before?.status).toMatchObject({
      conditions: [
        { type: 'NamesAccepted', status: 'True' },
        { type: 'Established', status: 'True' },
      ],
    });
    await clock.advance(60_000);
    expect(store.get(key)).toEqual(before);
  });

  it('does not serve a kind whose name is taken', async () => {
    const { clock, store } = aStore();
    store.create({
      ...rayClusterDefinition,
      metadata: { name: 'pods.example.com' },
      spec: {
        group: 'example.com',
        names: { kind: 'Pod', plural: 'pods' },
        scope: 'Namespaced',
        versions: [{ name: 'v1', served: true, storage: true }],
      },
    });
    await clock.advance(500);
    const definition = store.get({
      kind: 'CustomResourceDefinition',
      name: 'pods.example.com',
    });
    expect(definition?.status).toMatchObject({
      conditions: [
        { type: 'NamesAccepted', status: 'False', reason: 'KindConflict' },
        { type: 'Established', status: 'False', reason: 'NotAccepted' },
      ],
    });
    expect(store.create(aPod('a')).apiVersion).toBe('v1');
  });
});
