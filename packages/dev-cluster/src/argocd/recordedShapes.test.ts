import { stringify } from 'yaml';
import type { KubeObject } from '../kube-api';
import recorded from './__fixtures__/recorded.json';
import recordedRayCluster from './__fixtures__/recordedRayCluster.json';
import {
  anApplication,
  clusterApplication,
  crdsApplication,
  guideValues,
  ignoreAutoscaled,
  operatorApplication,
} from './__testUtils__/guideApplications';
import { InMemoryGit } from './__testUtils__/InMemoryGit';
import { allInOne, startWholeStory, walk } from './__testUtils__/recordedStory';
import { shapeOf } from './__testUtils__/shapeOf';
import type { startControllerStory } from './__testUtils__/startControllerStory';

const APPLICATIONS = [
  'ray-operator-crds',
  'ray-operator',
  'raycluster',
] as const;

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

let story: ReturnType<typeof startControllerStory>;

function shape(name: string) {
  const application = story.application(name);
  return application && shapeOf(application);
}

afterEach(() => {
  story.stop();
});

it.each(APPLICATIONS)(
  'gives %s every recorded field of the guide, and no other',
  async name => {
    story = await walk();
    expect(shape(name)).toEqual(recorded.walk.shapes[name]);
  },
);

it.each(APPLICATIONS)(
  'gives %s every recorded field of the all-in-one file, and no other',
  async name => {
    story = await allInOne();
    expect(shape(name)).toEqual(recorded.allinone.shapes[name]);
  },
);

it('applies the RayCluster that was recorded, with its defaults, labels and annotations', async () => {
  story = await walk();
  const written = ({ apiVersion, kind, metadata, spec }: KubeObject) => {
    const { annotations = {}, labels, name, namespace } = metadata;
    const { [LAST_APPLIED]: lastApplied = '', ...others } = annotations;
    return {
      ...{ apiVersion, kind, name, namespace, labels, spec },
      annotations: others,
      lastApplied: JSON.parse(lastApplied),
    };
  };
  expect(story.store.list('RayCluster').map(written)).toEqual([
    written(recordedRayCluster),
  ]);
});

describe('an Application of the zoo has every recorded field, and no other:', () => {
  const source = (name: string, targetRevision = '1.5.1', values = {}) => ({
    repoURL: 'https://ray-project.github.io/kuberay-helm/',
    chart: 'ray-cluster',
    targetRevision,
    helm: { releaseName: name, valuesObject: { ...guideValues, ...values } },
  });
  const rest = (name: string) => ({
    destination: { server: 'https://kubernetes.default.svc', namespace: name },
    ignoreDifferences: [
      ignoreAutoscaled({ namespace: name, name: `${name}-kuberay` }),
    ],
  });
  const syncOptions = ['CreateNamespace=true'];
  const automated = { prune: true, selfHeal: true };

  beforeEach(async () => {
    story = await walk();
  });

  it('manual, never synced', async () => {
    await story.apply(
      anApplication('manual', {
        source: source('manual'),
        ...rest('manual'),
        syncPolicy: { syncOptions },
      }),
    );
    await story.clock.advance(10_000);
    expect(shape('manual')).toEqual(recorded.zoo.shapes.manual);
    expect(story.moments.manual.at(-1)).toEqual({
      sync: 'OutOfSync',
      health: 'Missing',
      phase: '',
      retryCount: 0,
    });
  });

  it('no-such-chart, whose chart version does not exist', async () => {
    await story.apply(
      anApplication('no-such-chart', {
        source: source('no-such-chart', '9.9.9'),
        ...rest('no-such-chart'),
        syncPolicy: { automated, syncOptions },
      }),
    );
    await story.clock.advance(10_000);
    expect(shape('no-such-chart')).toEqual(
      recorded.zoo.shapes['no-such-chart'],
    );
    expect(story.moments['no-such-chart'].at(-1)).toEqual({
      sync: 'Unknown',
      health: 'Healthy',
      phase: '',
      retryCount: 0,
    });
  });

  it('sync-failed, refused by the API server, at its fourth retry', async () => {
    await story.apply(
      anApplication('sync-failed', {
        source: source('sync-failed', '1.5.1', {
          worker: { ...guideValues.worker, replicas: 'abc' },
        }),
        ...rest('sync-failed'),
        syncPolicy: { automated, syncOptions },
      }),
    );
    await story.clock.advance(45_000);
    expect(shape('sync-failed')).toEqual(recorded.zoo.shapes['sync-failed']);
    expect(
      story.application('sync-failed')?.status?.operationState,
    ).toMatchObject({
      phase: 'Running',
      retryCount: 4,
      message: expect.stringMatching(
        /^one or more objects failed to apply, reason: RayCluster\.ray\.io "sync-failed-kuberay" is invalid: .*must be of type integer.*\. Retrying attempt #4 at \d+:\d\d[AP]M\.$/,
      ),
    });
  });
});

describe('a root Application (recorded/recommended)', () => {
  /** The recorded one was healed just before, which leaves traces in its last operation. */
  const isOfHealing = (path: string) =>
    path.startsWith('.status.operationState.operation.sync.resources') ||
    path.endsWith('.autoHealAttemptsCount');

  it('has every recorded field, and no other', async () => {
    story = startWholeStory();
    const child = (object: object, wave?: string) => {
      const copy = structuredClone(object) as { metadata: object };
      return stringify({
        ...copy,
        metadata: {
          ...copy.metadata,
          finalizers: ['resources-finalizer.argocd.argoproj.io'],
          ...(wave && {
            annotations: { 'argocd.argoproj.io/sync-wave': wave },
          }),
        },
      });
    };
    const guard = anApplication('ray-replica-guard', {
      source: {
        repoURL: InMemoryGit.REPO_URL,
        targetRevision: 'main',
        path: 'dev/guard',
      },
    });
    story.git.push({
      'dev/apps/ray-operator-crds.yaml': child(crdsApplication, '-2'),
      'dev/apps/ray-replica-guard.yaml': child(guard, '-1'),
      'dev/apps/ray-operator.yaml': child(operatorApplication, '-1'),
      'dev/apps/raycluster.yaml': child(clusterApplication('1.5.1')),
    });
    await story.apply(
      anApplication(
        'ray-stack',
        {
          source: {
            repoURL: InMemoryGit.REPO_URL,
            targetRevision: 'main',
            path: 'dev/apps',
          },
          destination: {
            server: 'https://kubernetes.default.svc',
            namespace: 'argocd',
          },
          syncPolicy: { automated: { prune: true, selfHeal: true } },
        },
        { finalizers: ['resources-finalizer.argocd.argoproj.io'] },
      ),
    );
    await story.clock.advance(20_000);
    const expected = recorded.recommended.shapes['ray-stack'];
    const { paths, resources, sourceType } = shape('ray-stack') ?? {};
    expect({ paths, resources, sourceType }).toEqual({
      paths: expected.paths.filter(path => !isOfHealing(path)),
      resources: expected.resources,
      sourceType: expected.sourceType,
    });
    expect(story.moments.raycluster.at(-1)).toEqual({
      sync: 'Synced',
      health: 'Healthy',
      phase: 'Succeeded',
      retryCount: 0,
    });
  });
});
