import type { Entity } from '@backstage/catalog-model';
import { fleetViewSchema } from 'backstage-plugin-kuberay-common';
import type { FleetQuery, FleetView } from 'backstage-plugin-kuberay-common';
import {
  aHeadPodRecord,
  aPodRecord,
  aRayClusterRecord,
  anApplicationRecord,
  anIgnoreDifferencesRecord,
} from 'backstage-plugin-kuberay-common/testUtils';
import fc from 'fast-check';
import type { AKnowledgeOptions } from '../__testUtils__/aKnowledge';
import { HEARD_AT, aKnowledge } from '../__testUtils__/aKnowledge';
import { FleetRowCache } from './FleetRowCache';
import { toFleetView } from './toFleetView';

const NOW = new Date('2026-11-21T02:10:05Z');
const problem = { code: 'unreachable', message: 'No answer' } as const;

/** Ray clusters of a Kubernetes cluster: `ready` with its pods, `crashing` and `suspended` ones. */
function aCluster(
  cluster: string,
  names: {
    ready?: string[];
    crashing?: string[];
    suspended?: string[];
  },
) {
  const { ready = [], crashing = [], suspended = [] } = names;
  const record = (name: string, suspend = false) =>
    aRayClusterRecord({
      cluster,
      name,
      uid: `${cluster}/${name}`,
      trackingId: `${name}:ray.io/RayCluster:ray/${name}`,
      labels: { team: name },
      spec: { suspend, headLabels: { team: 'head', zone: 'a' } },
      status: suspend
        ? {
            state: 'suspended',
            conditions: [{ type: 'RayClusterSuspended', status: 'True' }],
          }
        : {},
    });
  const head = (name: string) =>
    aHeadPodRecord({
      cluster,
      name: `${name}-head`,
      uid: `${cluster}/${name}-head`,
      rayCluster: name,
    });
  const worker = (
    name: string,
    overrides: Parameters<typeof aPodRecord>[0] = {},
  ) =>
    aPodRecord({
      cluster,
      name: `${name}-worker`,
      uid: `${cluster}/${name}-worker`,
      rayCluster: name,
      ...overrides,
    });
  return {
    RayCluster: [
      ...[...ready, ...crashing].map(name => record(name)),
      ...suspended.map(name => record(name, true)),
    ],
    Pod: [
      ...[...ready, ...crashing].map(head),
      ...ready.map(name => worker(name)),
      ...crashing.map(name =>
        worker(name, {
          ready: false,
          waiting: { reason: 'CrashLoopBackOff' },
          restarts: 12,
        }),
      ),
    ],
  };
}

function anEntity(
  name: string,
  annotations: Record<string, string>,
  overrides: { kind?: string; owner?: string; title?: string } = {},
): Entity {
  const { kind = 'Component', owner, title } = overrides;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default', title, annotations },
    spec: { ...(owner && { owner }) },
  };
}

function fleet(
  knowledge: AKnowledgeOptions,
  query: FleetQuery = {},
  entities: Entity[] = [],
  isNameable = (_: string) => true,
): FleetView {
  return fleetViewSchema.parse(
    toFleetView({
      query,
      knowledge: aKnowledge(knowledge),
      entities,
      isNameable,
      argocdLinks: { instances: [] },
      rows: FleetRowCache.create(),
      now: NOW,
    }),
  );
}

const names = ({ rayClusters }: FleetView) =>
  rayClusters.map(({ ref }) => `${ref.cluster}/${ref.name}`);

const mixed: AKnowledgeOptions = {
  clusters: {
    prod: aCluster('prod', { ready: ['fine'], crashing: ['broken'] }),
    test: aCluster('test', { ready: ['calm'], suspended: ['asleep'] }),
  },
};

describe('toFleetView', () => {
  it('has a row for every RayCluster of every source, the worst first', () => {
    const view = fleet(mixed);

    expect(
      view.rayClusters.map(({ ref, phase, verdict }) => [
        ref.name,
        phase,
        verdict.tone,
      ]),
    ).toEqual([
      ['broken', 'Degraded', 'error'],
      ['asleep', 'Suspended', 'suspended'],
      ['fine', 'Ready', 'ok'],
      ['calm', 'Ready', 'ok'],
    ]);
    expect(view.sources.map(({ cluster }) => cluster)).toEqual([
      'prod',
      'test',
    ]);
    expect(view.nextCursor).toBeUndefined();
  });

  it('says of a RayCluster what its entity would say, in one row', () => {
    const { rayClusters } = fleet({
      clusters: {
        prod: {
          ...aCluster('prod', { ready: ['fine'] }),
          Application: [
            anApplicationRecord({
              name: 'fine',
              project: 'ml',
              annotations: { 'kuberay.io/entity': 'component:default/fine' },
              ignoreDifferences: [anIgnoreDifferencesRecord({ name: 'fine' })],
              rayClusters: [],
              bringsReplicaGuard: true,
            }),
          ],
        },
      },
    });

    expect(rayClusters).toEqual([
      {
        ref: { cluster: 'prod', namespace: 'ray', name: 'fine' },
        clusterTitle: 'prod (title)',
        phase: 'Ready',
        verdict: expect.objectContaining({ code: 'one-ready' }),
        totals: {
          workersReady: 1,
          workersDesired: 1,
          cpu: 2,
          memory: 3_000_000_000,
          gpu: 0,
          tpu: 0,
        },
        workersMax: 200,
        createdAt: '2026-11-21T02:00:00Z',
        rayVersion: '2.52.0',
        labels: { team: 'fine', zone: 'a' },
        application: {
          name: 'fine',
          namespace: 'argocd',
          project: 'ml',
          sync: 'Synced',
          health: 'Healthy',
          entityRef: 'component:default/fine',
        },
        findings: { error: 0, warning: 0, info: 0 },
      },
    ]);
  });

  it('names the entity of an Application to those alone who may hear of it', () => {
    const knowledge = (announced: string) => ({
      clusters: {
        prod: {
          ...aCluster('prod', { ready: ['fine'] }),
          Application: [
            anApplicationRecord({
              annotations: { 'kuberay.io/entity': announced },
              rayClusters: [{ namespace: 'ray', name: 'fine' }],
            }),
          ],
        },
      },
    });
    const named = (
      announced: string,
      isNameable?: (entityRef: string) => boolean,
    ) =>
      fleet(knowledge(announced), {}, [], isNameable).rayClusters[0].application
        ?.entityRef;

    expect(named('Component:Default/Fine')).toBe('component:default/fine');
    expect(named('no ref')).toBeUndefined();
    expect(
      named('component:fine', ref => ref === 'component:default/fine'),
    ).toBe('component:default/fine');
    expect(named('component:secret', () => false)).toBeUndefined();
  });

  it('has the worst finding and counts the others', () => {
    const [broken, , fine] = fleet(mixed).rayClusters;

    expect(broken.finding).toMatchObject({
      severity: 'error',
      code: 'worker-crash-loop',
    });
    expect(broken.findings.error).toBe(1);
    expect(fine.findings.error).toBe(0);
  });

  it('names no Application where two claim the RayCluster', () => {
    const claim = (name: string) =>
      anApplicationRecord({
        name,
        ignoreDifferences: [anIgnoreDifferencesRecord({ name: 'fine' })],
        rayClusters: [{ namespace: 'ray', name: 'fine' }],
      });
    const { rayClusters } = fleet({
      clusters: {
        prod: {
          ...aCluster('prod', { ready: ['fine'] }),
          Application: [claim('fine'), claim('copy')],
        },
      },
    });

    expect(rayClusters[0].application).toBeUndefined();
    expect(rayClusters[0].finding?.code).toBe('claimed-twice');
  });

  it('keeps the rows of a cluster that does not answer any more, and says that it is stale', () => {
    const fails = { type: 'failed', problem, at: HEARD_AT } as const;
    const view = fleet({
      clusters: {
        ...mixed.clusters,
        prod: {
          ...aCluster('prod', { ready: ['fine'] }),
          RayCluster: [
            ...aCluster('prod', { ready: ['fine'] }).RayCluster,
            fails,
          ],
        },
        dead: { RayCluster: [fails] },
      },
    });

    expect(names(view)).toEqual(['test/asleep', 'prod/fine', 'test/calm']);
    expect(
      view.sources.map(
        ({ cluster, freshness }) => `${cluster}: ${freshness.state}`,
      ),
    ).toEqual(['prod: stale', 'test: live', 'dead: failed']);
  });

  it('claims no counts before the pods are listed', () => {
    const { rayClusters } = fleet({
      clusters: {
        prod: { ...aCluster('prod', { ready: ['fine'] }), Pod: 'syncing' },
      },
    });

    expect(rayClusters).toMatchObject([
      { phase: 'Unknown', verdict: { code: 'syncing' } },
    ]);
    expect(rayClusters[0]).not.toHaveProperty('workersMax');
  });

  it('does not ask Ray', () => {
    const words = jest.fn();
    fleet({ ...mixed, words });

    expect(words).not.toHaveBeenCalled();
  });
});

describe('the entity of a row', () => {
  const annotated = { 'kuberay.io/raycluster': 'prod/ray/fine' };
  const entityOf = (entities: Entity[], name = 'fine') =>
    fleet(mixed, {}, entities).rayClusters.find(({ ref }) => ref.name === name)
      ?.entity;

  it('is the one whose annotations match it', () => {
    const entity = anEntity('fraud', annotated, {
      owner: 'ml',
      title: 'Fraud model',
    });

    expect(entityOf([entity])).toEqual({
      entityRef: 'component:default/fraud',
      title: 'Fraud model',
      owner: 'ml',
    });
    expect(entityOf([entity], 'calm')).toBeUndefined();
  });

  it('is the first by ref where several claim it', () => {
    const entities = [
      anEntity('prod-ray-fine', annotated, { kind: 'Resource' }),
      anEntity('zebra', annotated),
      anEntity('fraud', annotated),
    ];

    expect(entityOf(entities)?.entityRef).toBe('component:default/fraud');
    expect(entityOf([...entities].reverse())?.entityRef).toBe(
      'component:default/fraud',
    );
  });

  it('is matched by labels, too', () => {
    expect(
      entityOf([
        anEntity('fraud', {
          'backstage.io/kubernetes-label-selector': 'team=fine',
        }),
      ]),
    ).toMatchObject({ entityRef: 'component:default/fraud', title: 'fraud' });
  });

  it('makes no row of a RayCluster that is not there, and none of an annotation that cannot be read', () => {
    expect(
      names(
        fleet(mixed, {}, [
          anEntity('a', { 'kuberay.io/raycluster': 'prod/ray/gone' }),
          anEntity('b', { 'kuberay.io/raycluster': '../..' }),
        ]),
      ),
    ).toEqual(names(fleet(mixed)));
  });
});

describe('a filter of the fleet', () => {
  const application = (name: string, syncStatus: string) =>
    anApplicationRecord({ name, uid: name, rayClusters: [], syncStatus });
  const knowledge: AKnowledgeOptions = {
    clusters: {
      ...mixed.clusters,
      prod: {
        ...mixed.clusters?.prod,
        Application: [
          application('fine', 'OutOfSync'),
          application('broken', 'Synced'),
        ],
      },
    },
  };
  const entities = [
    anEntity(
      'fraud',
      { 'kuberay.io/raycluster': 'prod/ray/fine' },
      { owner: 'group:default/ml', title: 'Betrug' },
    ),
    anEntity(
      'web',
      { 'kuberay.io/raycluster': 'test/ray/calm' },
      { owner: 'web' },
    ),
  ];

  it.each<{ query: FleetQuery; found: string[] }>([
    { query: { cluster: 'test' }, found: ['test/asleep', 'test/calm'] },
    { query: { cluster: 'tes' }, found: [] },
    { query: { namespace: 'lab' }, found: [] },
    { query: { phase: 'Suspended' }, found: ['test/asleep'] },
    { query: { sync: 'OutOfSync' }, found: ['prod/fine'] },
    { query: { owner: 'ml' }, found: ['prod/fine'] },
    { query: { owner: 'group:default/web' }, found: ['test/calm'] },
    { query: { owner: 'nobody' }, found: [] },
    { query: { owner: ':' }, found: [] },
    { query: { q: 'ALM' }, found: ['test/calm'] },
    { query: { q: 'betrug' }, found: ['prod/fine'] },
    { query: { q: 'component:default/web' }, found: ['test/calm'] },
    { query: { q: 'crashing' }, found: ['prod/broken'] },
    { query: { q: 'prod (t' }, found: ['prod/broken', 'prod/fine'] },
    { query: { q: 'fine', cluster: 'test' }, found: [] },
  ])('$query', ({ query, found }) => {
    expect(names(fleet(knowledge, query, entities))).toEqual(found);
  });

  it('adds up all that match, not the page alone', () => {
    expect(fleet(knowledge, { limit: 1, cluster: 'prod' }).totals).toEqual({
      rayClusters: 2,
      byPhase: { Degraded: 1, Ready: 1 },
      workersReady: 1,
      workersDesired: 2,
      cpu: 4,
      memory: 6_000_000_000,
      gpu: 0,
      tpu: 0,
    });
  });
});

describe('pages of the fleet', () => {
  it('show every row once, in the order of one page, whatever the size', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { maxLength: 8 }),
        fc.integer({ min: 1, max: 9 }),
        (chosen, limit) => {
          const half = Math.floor(chosen.length / 2);
          const knowledge = {
            clusters: {
              prod: aCluster('prod', {
                ready: chosen.slice(0, half),
                crashing: chosen.slice(half),
              }),
            },
          };
          const shown: string[] = [];
          let cursor: string | undefined;
          do {
            const page = fleet(knowledge, { limit, ...(cursor && { cursor }) });
            shown.push(...names(page));
            cursor = page.nextCursor;
          } while (cursor);

          expect(shown).toEqual(names(fleet(knowledge)));
        },
      ),
      { numRuns: 30 },
    );
  });

  it('go on behind the last row, though that has gone and another has come before it', () => {
    const ready = ['b', 'c', 'd', 'e'];
    const of = (list: string[]) => ({
      clusters: { prod: aCluster('prod', { ready: list }) },
    });
    const first = fleet(of(ready), { limit: 2 });
    expect(names(first)).toEqual(['prod/b', 'prod/c']);

    expect(
      names(
        fleet(of(['a', 'b', 'd', 'e']), {
          limit: 2,
          cursor: first.nextCursor,
        }),
      ),
    ).toEqual(['prod/d', 'prod/e']);
  });

  it('have no cursor of somebody else', () => {
    expect(() => fleet(mixed, { cursor: 'offset-50' })).toThrow(/cursor/);
  });
});
