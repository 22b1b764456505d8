import type { Entity } from '@backstage/catalog-model';
import {
  aHeadPodRecord,
  aPodRecord,
  aRayClusterRecord,
  anApplicationRecord,
} from 'backstage-plugin-kuberay-common/testUtils';
import { HEARD_AT, aKnowledge } from '../__testUtils__/aKnowledge';
import type { AKnowledgeOptions, Heard } from '../__testUtils__/aKnowledge';
import { FleetRowCache } from './FleetRowCache';
import { toEntityView } from './toEntityView';
import { toFleetView } from './toFleetView';

const NOW = new Date('2026-11-21T02:10:05Z');
const problem = { code: 'unreachable', message: 'No answer' } as const;
const failed = { type: 'failed', problem, at: HEARD_AT } as const;
const notInstalled = { type: 'not-installed', at: HEARD_AT } as const;

const prod: Heard = {
  RayCluster: [aRayClusterRecord()],
  Pod: [aHeadPodRecord(), aPodRecord()],
  Application: [anApplicationRecord()],
};
const main = [
  anApplicationRecord({
    cluster: 'main',
    readFrom: 'argocd',
    name: 'other',
    rayClusters: [],
  }),
];
const WELL: AKnowledgeOptions = {
  clusters: { prod },
  instances: { main },
};

const everyKind = (
  heard: 'syncing' | (typeof failed | typeof notInstalled)[],
) => ({
  RayCluster: heard,
  Pod: heard,
  Event: heard,
  Application: heard,
});

function withCluster(test: Heard): AKnowledgeOptions {
  return { ...WELL, clusters: { prod, test } };
}

const unwatched: AKnowledgeOptions = {
  ...WELL,
  unwatched: [
    {
      name: 'test',
      title: 'test (title)',
      via: 'kubernetes-plugin',
      problem: {
        code: 'needs-service-account',
        message: 'It needs a service account',
      },
    },
  ],
};

const directory = (
  state: 'reading' | 'unread',
): AKnowledgeOptions['directory'] =>
  state === 'reading'
    ? { state: 'reading' }
    : {
        state: 'known',
        since: HEARD_AT,
        clusters: [
          { name: 'prod', title: 'prod (title)', via: 'kuberay-config' },
        ],
        unread: { since: HEARD_AT, problem },
      };

function entityOf(annotations: Record<string, string>): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'fraud-model', namespace: 'default', annotations },
  };
}

function viewOf(
  annotations: Record<string, string>,
  options: AKnowledgeOptions,
) {
  return toEntityView({
    entity: entityOf(annotations),
    knowledge: aKnowledge(options),
    argocdLinks: { instances: [] },
    now: NOW,
  });
}

function fleetOf(options: AKnowledgeOptions) {
  return toFleetView({
    query: {},
    knowledge: aKnowledge(options),
    entities: [],
    isNameable: () => true,
    argocdLinks: { instances: [] },
    rows: FleetRowCache.create(),
    now: NOW,
  });
}

/** What ails one source beside the cluster prod, which is well. */
const STATES: ReadonlyArray<{
  said: string;
  knowledge: AKnowledgeOptions;
  source: string;
}> = [
  {
    said: 'a cluster that is still being read',
    knowledge: withCluster(everyKind('syncing')),
    source: 'kubernetes test syncing',
  },
  {
    said: 'a cluster that never answered',
    knowledge: withCluster(everyKind([failed])),
    source: 'kubernetes test failed',
  },
  {
    said: 'a cluster that does not answer any more',
    knowledge: withCluster({
      RayCluster: [aRayClusterRecord({ cluster: 'test', name: 'old' }), failed],
    }),
    source: 'kubernetes test stale',
  },
  {
    said: 'a cluster without KubeRay and without Argo CD',
    knowledge: withCluster({
      RayCluster: [notInstalled],
      Application: [notInstalled],
    }),
    source: 'kubernetes test live',
  },
  {
    said: 'a cluster whose Applications alone cannot be read',
    knowledge: withCluster({ Application: [failed] }),
    source: 'kubernetes test failed',
  },
  {
    said: 'a cluster that cannot be watched',
    knowledge: unwatched,
    source: 'kubernetes test failed',
  },
  {
    said: 'an Argo CD instance that is still being read',
    knowledge: { ...WELL, instances: { main, west: 'syncing' } },
    source: 'argocd west syncing',
  },
  {
    said: 'an Argo CD instance that never answered',
    knowledge: { ...WELL, instances: { main, west: [failed] } },
    source: 'argocd west failed',
  },
  {
    said: 'an Argo CD instance that does not answer any more',
    knowledge: { ...WELL, instances: { west: [...main, failed] } },
    source: 'argocd west stale',
  },
  {
    said: 'a part of the list of clusters that cannot be read',
    knowledge: { ...WELL, directory: directory('unread') },
    source: 'kubernetes Kubernetes plugin failed',
  },
];

describe('one bad source never blanks another', () => {
  const sourceLines = (
    sources: ReturnType<typeof viewOf>['sources'],
  ): string[] =>
    sources.map(
      ({ kind, cluster, freshness }) => `${kind} ${cluster} ${freshness.state}`,
    );

  describe.each(STATES)('beside $said', ({ knowledge, source }) => {
    it.each<Record<string, string>>([
      { 'kuberay.io/raycluster': 'prod/ray/demo-kuberay' },
      { 'kuberay.io/raycluster': 'ray/demo-kuberay' },
      { 'argocd/app-name': 'demo' },
    ])('the view by %o is what it is without', annotations => {
      const { sources: _, ...alone } = viewOf(annotations, WELL);
      const { sources, ...beside } = viewOf(annotations, knowledge);

      expect(alone.verdict.code).toBe('one-ready');
      expect(beside).toEqual(alone);
      expect(sourceLines(sources)).toContain('kubernetes prod live');
    });

    it('the fleet still has the row, and the sources tell of the trouble', () => {
      const { rayClusters, sources } = fleetOf(knowledge);

      expect(rayClusters).toContainEqual(fleetOf(WELL).rayClusters[0]);
      expect(sourceLines(sources)).toContain(source);
    });
  });

  it('says that it is reading while nobody has told which clusters there are', () => {
    expect(
      viewOf(
        { 'kuberay.io/raycluster': 'prod/ray/demo-kuberay' },
        { directory: directory('reading') },
      ).verdict.code,
    ).toBe('syncing');
  });
});
