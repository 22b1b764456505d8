import fc from 'fast-check';
import { MalformedObjectError } from '../MalformedObjectError';
import {
  aHeadPodRecord,
  aPodRecord,
  aRayClusterRecord,
  aWorkerGroupRecord,
} from '../testUtils';
import { rayClusterViewSchema, type RayClusterView } from '../view';
import { assessRayCluster } from './assessRayCluster';
import type { PodRecord, WorkerGroupRecord } from './records';
import { toEventRecord } from './toEventRecord';
import { toPodRecord } from './toPodRecord';
import { toRayClusterRecord } from './toRayClusterRecord';

/** Printed with the path of a counterexample, so that it can be run again. */
const RUNS = { seed: 5, numRuns: 200 };

const NOW = new Date('2026-11-21T03:00:00Z');

const metadata = {
  namespace: 'ray',
  name: 'demo-kuberay',
  uid: '1',
  generation: 2,
  creationTimestamp: '2026-11-21T02:00:00Z',
  finalizers: ['example.org/hold'],
  labels: { 'helm.sh/chart': 'ray-cluster-1.5.1' },
  annotations: {
    'kubectl.kubernetes.io/last-applied-configuration':
      '{"spec":{"workerGroupSpecs":[{"groupName":"std","replicas":1}]}}',
  },
  managedFields: [{ manager: 'x', time: '2026-11-21T02:00:00Z' }],
};
const template = {
  metadata: { labels: { a: 'b' } },
  spec: {
    containers: [
      {
        image: 'ray:2.52.0',
        resources: { requests: { cpu: '1' }, limits: { 'nvidia.com/gpu': 1 } },
      },
    ],
  },
};

const objects = {
  RayCluster: {
    metadata,
    spec: {
      rayVersion: '2.52.0',
      suspend: false,
      enableInTreeAutoscaling: true,
      autoscalerOptions: { version: 'v2', idleTimeoutSeconds: 60 },
      headGroupSpec: { template },
      workerGroupSpecs: [
        {
          groupName: 'std',
          replicas: 1,
          minReplicas: 1,
          maxReplicas: 3,
          numOfHosts: 1,
          rayStartParams: { 'num-cpus': '1', resources: '\'{"x": 1}\'' },
          scaleStrategy: { workersToDelete: ['a'] },
          template,
        },
      ],
    },
    status: {
      state: 'ready',
      observedGeneration: 1,
      desiredWorkerReplicas: 1,
      availableWorkerReplicas: 1,
      readyWorkerReplicas: 1,
      head: { serviceName: 'demo-kuberay-head-svc' },
      endpoints: { dashboard: '8265' },
      conditions: [
        {
          type: 'HeadPodReady',
          status: 'True',
          reason: 'HeadPodRunningAndReady',
          message: '',
          lastTransitionTime: '2026-11-21T02:00:00Z',
        },
      ],
    },
  },
  Pod: {
    metadata: {
      ...metadata,
      labels: {
        'ray.io/cluster': 'demo-kuberay',
        'ray.io/node-type': 'head',
        'ray.io/group': 'headgroup',
      },
    },
    spec: {
      nodeName: 'n',
      containers: [
        {
          image: 'ray:2.52.0',
          env: [
            {
              name: 'RAY_USAGE_STATS_EXTRA_TAGS',
              value: 'kuberay_version=v1.5.1',
            },
          ],
        },
      ],
      initContainers: [{ name: 'wait', restartPolicy: 'Always' }],
    },
    status: {
      phase: 'Running',
      startTime: '2026-11-21T02:00:00Z',
      conditions: [{ type: 'Ready', status: 'False', reason: 'x' }],
      initContainerStatuses: [
        { name: 'wait', state: { running: { startedAt: 'x' } } },
      ],
      containerStatuses: [
        {
          restartCount: 2,
          state: { waiting: { reason: 'CrashLoopBackOff', message: 'm' } },
          lastState: { terminated: { reason: 'Error', exitCode: 1 } },
        },
      ],
    },
  },
  Event: {
    metadata,
    involvedObject: { kind: 'Pod', name: 'demo-kuberay', uid: '1' },
    reason: 'NodeNotReady',
    message: 'm',
    count: 3,
    lastTimestamp: '2026-11-21T02:00:00Z',
    series: { count: 2, lastObservedTime: '2026-11-21T02:00:00.000000Z' },
  },
};

const oddValue = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    undefined,
    '',
    '3',
    'three',
    '1e999',
    '__proto__',
    -1,
    0,
    1.5,
    1e308,
    2147483648,
    true,
    [],
    [null],
    {},
    { __proto__: null, constructor: 1 },
    'x'.repeat(5000),
  ),
  fc.jsonValue(),
  fc.string({ unit: 'binary' }),
);

/** Paths of everything inside a value. */
function pathsOf(value: unknown): string[][] {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => [
        [key],
        ...pathsOf(inner).map(path => [key, ...path]),
      ])
    : [];
}

function replaced(value: unknown, path: string[], odd: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) {
    return odd;
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  const entries = Object.entries(value).map(([name, inner]) => [
    name,
    name === key ? replaced(inner, rest, odd) : inner,
  ]);
  return Array.isArray(value)
    ? entries.map(([, inner]) => inner)
    : Object.fromEntries(entries);
}

/** The object with up to three of its fields replaced by something odd. */
function oddly(object: unknown): fc.Arbitrary<unknown> {
  return fc
    .array(fc.tuple(fc.constantFrom(...pathsOf(object)), oddValue), {
      minLength: 1,
      maxLength: 3,
    })
    .map(changes =>
      changes.reduce<unknown>(
        (changed, [path, odd]) => replaced(changed, path, odd),
        object,
      ),
    );
}

/** `undefined` where the object is refused, as it should be. */
function unlessMalformed<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    expect(error).toMatchObject({ name: 'MalformedObjectError' });
    return undefined;
  }
}

/** All counts of the view are numbers that a person can count with; the schema refuses NaN and fractions. */
function expectSoundView(view: RayClusterView): void {
  expect(rayClusterViewSchema.strict().parse(view)).toEqual(view);
  const counts = view.groups.flatMap(
    ({
      replicas,
      desired,
      ready,
      starting,
      failing,
      terminating,
      min,
      max,
    }) => [
      ...[replicas, desired, ready, starting, failing, terminating, min],
      max ?? 0,
    ],
  );
  const { totals } = view;
  expect(
    [...counts, ...Object.values(totals)].filter(
      count => !Number.isFinite(count) || count < 0,
    ),
  ).toEqual([]);
}

describe('odd objects', () => {
  it('are refused as malformed or give a sound view', () => {
    fc.assert(
      fc.property(
        oddly(objects.RayCluster),
        fc.array(oddly(objects.Pod), { maxLength: 3 }),
        fc.array(oddly(objects.Event), { maxLength: 3 }),
        (rayCluster, pods, events) => {
          const record = unlessMalformed(() =>
            toRayClusterRecord('prod', rayCluster),
          );
          const podRecords = pods.flatMap(
            pod => unlessMalformed(() => toPodRecord('prod', pod)) ?? [],
          );
          const eventRecords = events.flatMap(
            event => unlessMalformed(() => toEventRecord('prod', event)) ?? [],
          );
          fc.pre(record !== undefined);
          const { view, verdict, findings } = assessRayCluster({
            record: record!,
            pods: podRecords,
            events: eventRecords,
            now: NOW,
            clusterTitle: 'Production',
          });
          expectSoundView(view);
          expect(
            [verdict.message, ...findings.map(({ message }) => message)].join(),
          ).not.toMatch(/NaN|undefined|\{\{/);
        },
      ),
      RUNS,
    );
  });

  it.each(Object.entries(objects))(
    'are read as they stand where they are of kind %s and well',
    (kind, object) => {
      const project = {
        RayCluster: toRayClusterRecord,
        Pod: toPodRecord,
        Event: toEventRecord,
      }[kind];
      expect(project?.('prod', object)).toMatchObject({ namespace: 'ray' });
      expect(() => project?.('prod', [object])).toThrow(MalformedObjectError);
      expect(() => project?.('prod', undefined)).toThrow(MalformedObjectError);
    },
  );
});

const times = fc.constantFrom(
  undefined,
  '2026-11-21T02:00:00Z',
  '2026-11-21T02:59:59Z',
  'yesterday',
);
const reasons = fc.constantFrom(
  'ImagePullBackOff',
  'CrashLoopBackOff',
  'ContainerCreating',
  'PodInitializing',
  'OOMKilled',
  'Evicted',
  'SchedulingGated',
  'Unschedulable',
);
const arbitraryPod: fc.Arbitrary<Partial<PodRecord>> = fc.record({
  group: fc.constantFrom('std', 'gpu', 'removed', undefined),
  nodeType: fc.constantFrom<PodRecord['nodeType']>(
    'worker',
    'worker',
    'head',
    'other',
  ),
  phase: fc.constantFrom(
    'Pending',
    'Running',
    'Succeeded',
    'Failed',
    'Unknown',
    '',
  ),
  ready: fc.boolean(),
  readyReason: fc.constantFrom(undefined, 'ContainersNotReady'),
  readyChangedAt: times,
  waiting: fc.option(fc.record({ reason: reasons }), { nil: undefined }),
  terminated: fc.option(fc.record({ reason: reasons }), { nil: undefined }),
  unscheduled: fc.option(fc.record({ reason: reasons }), { nil: undefined }),
  deletionTimestamp: times,
  createdAt: times,
  initializingSince: times,
  restarts: fc.nat(9),
});
const size = fc.constantFrom(-3, 0, 1, 2, 5, 2147483647);
const arbitraryGroup: fc.Arbitrary<Partial<WorkerGroupRecord>> = fc.record({
  name: fc.constantFrom('std', 'gpu', 'headgroup'),
  replicas: size,
  minReplicas: size,
  maxReplicas: size,
  numOfHosts: fc.constantFrom(-1, 0, 1, 4),
  suspend: fc.boolean(),
});

describe('the counts', () => {
  it('of groups and orphans add up to the worker pods, each of which is listed once', () => {
    fc.assert(
      fc.property(
        fc.array(arbitraryPod, { maxLength: 12 }),
        fc.array(arbitraryGroup, { maxLength: 4 }),
        fc.boolean(),
        (pods, groups, autoscaling) => {
          const records = pods.map((pod, index) =>
            aPodRecord({ ...pod, name: `pod-${index}` }),
          );
          const { view } = assessRayCluster({
            record: aRayClusterRecord({
              spec: { autoscaling, groups: groups.map(aWorkerGroupRecord) },
            }),
            pods: [aHeadPodRecord(), ...records],
            events: [],
            now: NOW,
            clusterTitle: 'Production',
          });
          expectSoundView(view);
          const names = new Set(groups.map(({ name }) => name));
          const workers = records.filter(
            ({ nodeType }) => nodeType === 'worker',
          );
          const counted = view.groups.reduce(
            (sum, { ready, starting, failing, terminating }) =>
              sum + ready + starting + failing + terminating,
            0,
          );
          expect(counted).toBe(
            workers.filter(({ group }) => names.has(group)).length,
          );
          expect(
            view.orphanedGroups.reduce((sum, orphan) => sum + orphan.pods, 0),
          ).toBe(
            workers.filter(
              ({ group, deletionTimestamp }) =>
                !names.has(group) && !deletionTimestamp,
            ).length,
          );
          expect(view.pods).toHaveLength(records.length + 1);
        },
      ),
      RUNS,
    );
  });
});
