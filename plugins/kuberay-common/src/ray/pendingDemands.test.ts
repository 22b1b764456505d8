import {
  aHeadPodRecord,
  aPodRecord,
  aRayClusterRecord,
  aWorkerGroupRecord,
} from '../testUtils';
import type { PendingDemand, RayWords } from '../view';
import { assessRayCluster } from './assessRayCluster';
import type { PodRecord, RayClusterRecord } from './records';

const gpu = aWorkerGroupRecord({
  name: 'gpu',
  replicas: 2,
  maxReplicas: 2,
  template: { requests: { cpu: '4' }, limits: { 'nvidia.com/gpu': '1' } },
});
const asksForGpus: PendingDemand = {
  resources: { CPU: 1, GPU: 1 },
  count: 2,
  atLeast: false,
};
const allReady = [
  aHeadPodRecord(),
  aPodRecord({ name: 'g0', group: 'gpu' }),
  aPodRecord({ name: 'g1', group: 'gpu' }),
];

function judge(given: {
  demands?: PendingDemand[];
  groups?: RayClusterRecord['spec']['groups'];
  pods?: PodRecord[];
  words?: Partial<RayWords>;
  autoscaling?: boolean;
  headRayStartParams?: Record<string, string>;
}) {
  const { groups = [gpu], pods = allReady, autoscaling = true } = given;
  const { headRayStartParams } = given;
  const { view, verdict } = assessRayCluster({
    record: aRayClusterRecord({
      spec: { groups, autoscaling, headRayStartParams },
    }),
    pods,
    events: [],
    words: {
      state: 'known',
      messages: [],
      pendingDemands: given.demands ?? [asksForGpus],
      ...given.words,
    },
    now: new Date('2026-11-21T03:00:00Z'),
    clusterTitle: 'Production',
  });
  return `${view.phase}, ${verdict.tone}: ${verdict.message}`;
}

const READY = 'Ready, ok: All 2 workers are ready';

describe('what Ray asks for and nobody brings', () => {
  it('is a group at its maximum', () => {
    expect(judge({})).toBe(
      'Ready, warning: gpu is at its maximum; Ray asks for 2 more GPUs',
    );
  });

  it('is a demand that no group can serve, which is graver', () => {
    const demands = [
      asksForGpus,
      { resources: { GPU: 4 }, count: 1, atLeast: false },
    ];
    expect(judge({ demands })).toBe(
      "Ready, warning: No worker group can serve {'GPU': 4}",
    );
  });

  it('is not what only the head could serve: it is busy, and will end', () => {
    const demands = [{ resources: { head: 1 }, count: 1, atLeast: false }];
    const hopeless = "Ready, warning: No worker group can serve {'head': 1}";
    expect(judge({ demands })).toBe(hopeless);
    const headRayStartParams = { resources: `'{"head": 1}'` };
    expect(judge({ demands, headRayStartParams })).toBe(READY);
  });

  it.each<[string, Parameters<typeof judge>[0], string]>([
    ['nothing is asked for', { demands: [] }, READY],
    [
      'the group may still grow',
      { groups: [{ ...gpu, maxReplicas: 3 }] },
      READY,
    ],
    [
      'the group has no bound',
      { groups: [{ ...gpu, maxReplicas: 2147483647 }] },
      READY,
    ],
    [
      'another group may serve it',
      { groups: [gpu, { ...gpu, name: 'more', replicas: 0, minReplicas: 0 }] },
      READY,
    ],
    [
      'its workers are on their way',
      { pods: allReady.slice(0, 2) },
      'Scaling, progressing: Scaling up: 1 of 2 workers ready',
    ],
    ['Ray was not reached', { words: { state: 'unknown' } }, READY],
    ['there is no autoscaler', { autoscaling: false }, READY],
    [
      'nobody can tell whether the group serves it',
      {
        demands: [{ resources: { x: 1 }, count: 1, atLeast: false }],
        groups: [{ ...gpu, rayStartParams: { resources: 'x=1' } }],
      },
      READY,
    ],
    [
      'the demand is empty',
      { demands: [{ resources: {}, count: 3, atLeast: false }] },
      READY,
    ],
  ])('is nothing where %s', (_, given, expected) => {
    expect(judge(given)).toBe(expected);
  });
});
