import type { KubeObject } from '../kube-api';
import { startTestServer } from '../testUtils/startTestServer';
import recorded from './__fixtures__/recordedEvents.json';
import { allInOne, walk } from './__testUtils__/recordedStory';
import type { ApplicationMoment } from './__testUtils__/startControllerStory';
import { toMoment } from './__testUtils__/startControllerStory';
import type { Application } from './Application';

/**
 * Every watch event of the recordings, trimmed to the fields that are compared, against every watch event that the stand-in
 * serves over HTTP: without times and repeats, which differ from run to run.
 */

const APPLICATIONS = [
  'ray-operator-crds',
  'ray-operator',
  'raycluster',
] as const;

/** In the walk all nodes were lost for two minutes later on: another story. Seconds in each recording's own time. */
const NODES_LOST_AT = { operator: 172, rayCluster: 87 };

interface ClusterMoment {
  state: string;
  provisioned: string;
  headPodReady: string;
  desired: number;
}

interface ClusterStatus {
  state?: string;
  desiredWorkerReplicas?: number;
  conditions?: Array<{ type: string; status: string }>;
}

function toClusterMoment(status: ClusterStatus = {}): ClusterMoment {
  const condition = (wanted: string) =>
    status.conditions?.find(({ type }) => type === wanted)?.status ?? '';
  return {
    state: status.state ?? '',
    provisioned: condition('RayClusterProvisioned'),
    headPodReady: condition('HeadPodReady'),
    desired: status.desiredWorkerReplicas ?? 0,
  };
}

function withoutRepeats<T>(moments: T[]): T[] {
  return moments.filter(
    (moment, index) =>
      JSON.stringify(moment) !== JSON.stringify(moments[index - 1]),
  );
}

/** What is told of an Application in the walk: the recording of the CRDs holds a comparison that failed at first. */
function toldInWalk(name: string, moments: ApplicationMoment[]) {
  const first = moments.findIndex(
    ({ sync }) => sync === 'Synced' || sync === 'OutOfSync',
  );
  return withoutRepeats(
    name === 'ray-operator-crds' ? moments.slice(first) : moments,
  );
}

function recordedApplication(story: keyof typeof recorded, name: string) {
  return recorded[story].applications
    .filter(event => event.name === name)
    .filter(
      ({ t }) =>
        // CRDs need no node, and Argo CD knows no health of a RayCluster.
        story !== 'walk' ||
        name !== 'ray-operator' ||
        t < NODES_LOST_AT.operator,
    )
    .map(event => toMoment(event as Pick<Application, 'status'>));
}

function recordedCluster(story: keyof typeof recorded) {
  return recorded[story].rayClusters
    .filter(({ t }) => story !== 'walk' || t < NODES_LOST_AT.rayCluster)
    .map(({ status }) => toClusterMoment(status as ClusterStatus));
}

let story: Awaited<ReturnType<typeof walk>>;
afterEach(() => {
  story.stop();
});

/** Every state that a watch over HTTP from the story's beginning gets, in order. */
async function served(path: string): Promise<KubeObject[]> {
  const { url } = await startTestServer(exchange => story.api.handle(exchange));
  const query = `watch=1&resourceVersion=${story.beganAt}&timeoutSeconds=1`;
  const response = await fetch(`${url}${path}?${query}`, {
    headers: { authorization: 'Bearer secret' },
  });
  await story.clock.advance(1_000);
  const events = (await response.text())
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as { type: string; object: KubeObject });
  expect(new Set(events.map(({ type }) => type))).toEqual(
    new Set(['ADDED', 'MODIFIED']),
  );
  return events.map(({ object }) => object);
}

async function servedApplication(name: string): Promise<ApplicationMoment[]> {
  const objects = await served(
    '/apis/argoproj.io/v1alpha1/namespaces/argocd/applications',
  );
  return objects
    .filter(({ metadata }) => metadata.name === name)
    .map(object => toMoment(object as Application));
}

async function servedCluster(): Promise<ClusterMoment[]> {
  const objects = await served('/apis/ray.io/v1/rayclusters');
  return objects.map(({ status }) => toClusterMoment(status as ClusterStatus));
}

describe.each([
  ['as fast as recorded', undefined],
  ['as fast as the development cluster is', {}],
])(
  'the guide, one step after the other (recorded/walk), %s',
  (_, latencies) => {
    beforeEach(async () => {
      story = await walk(latencies);
    });

    it.each(APPLICATIONS)(
      'takes %s through the recorded states',
      async name => {
        expect(toldInWalk(name, await servedApplication(name))).toEqual(
          toldInWalk(name, recordedApplication('walk', name)),
        );
      },
    );

    it('takes the cluster through the recorded states', async () => {
      expect(withoutRepeats(await servedCluster())).toEqual(
        withoutRepeats(recordedCluster('walk')),
      );
    });
  },
);

describe('the all-in-one file on an empty cluster (recorded/allinone)', () => {
  beforeEach(async () => {
    story = await allInOne();
  });

  it.each(APPLICATIONS)('takes %s through the recorded states', async name => {
    expect(withoutRepeats(await servedApplication(name))).toEqual(
      withoutRepeats(recordedApplication('allinone', name)),
    );
  });

  it('takes the cluster through the recorded states', async () => {
    expect(withoutRepeats(await servedCluster())).toEqual(
      withoutRepeats(recordedCluster('allinone')),
    );
  });
});

it('compares with recordings that end well', () => {
  const last = (name: string) => recordedApplication('walk', name).at(-1);
  expect(APPLICATIONS.map(name => last(name)?.sync)).toEqual(
    Array(3).fill('Synced'),
  );
  expect(recordedCluster('walk').at(-1)).toEqual({
    state: 'ready',
    provisioned: 'True',
    headPodReady: 'True',
    desired: 3,
  });
});
