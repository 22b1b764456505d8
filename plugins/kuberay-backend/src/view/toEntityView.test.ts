import type { Entity } from '@backstage/catalog-model';
import { entityViewSchema } from 'backstage-plugin-kuberay-common';
import type { EntityView, Freshness } from 'backstage-plugin-kuberay-common';
import {
  aHeadPodRecord,
  aPodRecord,
  aRayClusterRecord,
  anApplicationRecord,
  anOperationView,
} from 'backstage-plugin-kuberay-common/testUtils';
import type { AKnowledgeOptions, Heard } from '../__testUtils__/aKnowledge';
import { HEARD_AT, aKnowledge } from '../__testUtils__/aKnowledge';
import { toEntityView } from './toEntityView';

const NOW = new Date('2026-11-21T02:10:05Z');
const problem = { code: 'unreachable', message: 'No answer' } as const;

const demo = { cluster: 'prod', namespace: 'ray', name: 'demo-kuberay' };
const application = anApplicationRecord();
const operator = anApplicationRecord({
  name: 'ray-operator',
  sources: [
    { repoURL: 'https://charts.example.org', chart: 'kuberay-operator' },
  ],
  rayClusters: [],
});
const crds = anApplicationRecord({
  name: 'ray-operator-crds',
  policy: { automated: true, prune: false, selfHeal: true },
  syncOptions: ['ServerSideApply=true'],
  bringsCrds: true,
  bringsReplicaGuard: true,
  sources: [
    {
      repoURL: 'https://git.example.org/kuberay',
      path: 'helm-chart/kuberay-operator/crds',
    },
  ],
  rayClusters: [],
});
const website = anApplicationRecord({
  name: 'website',
  sources: [{ repoURL: 'https://git.example.org/website', path: 'deploy' }],
  rayClusters: [],
});

/** A cluster with the Ray cluster `ray/demo-kuberay`, all of it ready. */
const healthy: Heard = {
  RayCluster: [aRayClusterRecord()],
  Pod: [aHeadPodRecord(), aPodRecord()],
  Application: [website, crds, operator, application],
};

function anEntity(annotations: Record<string, string>): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'fraud-model', namespace: 'default', annotations },
  };
}

/** The view of an entity with `kuberay.io/raycluster`, or with other annotations. */
function view(
  annotation: string | Record<string, string>,
  knowledge: AKnowledgeOptions,
): EntityView {
  const result = toEntityView({
    entity: anEntity(
      typeof annotation === 'string'
        ? { 'kuberay.io/raycluster': annotation }
        : annotation,
    ),
    knowledge: aKnowledge(knowledge),
    argocdLinks: { instances: [] },
    now: NOW,
  });
  return entityViewSchema.parse(result);
}

function brief({
  verdict,
  rayClusters,
  applications,
  findings,
  sources,
}: EntityView) {
  return {
    verdict: verdict.code,
    rayClusters: rayClusters.map(({ ref, phase }) => [
      `${ref.cluster}/${ref.namespace}/${ref.name}`,
      phase,
    ]),
    applications: applications.map(({ name, role }) => `${name}: ${role}`),
    findings: findings.map(({ code }) => code),
    sources: sources.map(
      ({ cluster, freshness }) => `${cluster}: ${freshness.state}`,
    ),
  };
}

describe('an entity that names a Ray cluster', () => {
  it('shows it with the Applications that made it possible, and nothing of others', () => {
    const result = view('prod/ray/demo-kuberay', {
      clusters: { prod: healthy, test: healthy },
    });

    expect(brief(result)).toEqual({
      verdict: 'one-ready',
      rayClusters: [['prod/ray/demo-kuberay', 'Ready']],
      applications: [
        'demo: cluster',
        'ray-operator: operator',
        'ray-operator-crds: crds',
      ],
      findings: [],
      sources: ['prod: live'],
    });
    expect(result.entityRef).toBe('component:default/fraud-model');
    expect(result.applications[0].rayCluster).toEqual(demo);
    expect(result.rayClusters[0].clusterTitle).toBe('prod (title)');
  });

  it('counts only its own pods', () => {
    const { rayClusters } = view('prod/ray/demo-kuberay', {
      clusters: {
        prod: {
          ...healthy,
          Pod: [
            aHeadPodRecord(),
            aPodRecord(),
            aPodRecord({ name: 'x', rayCluster: 'other' }),
            aPodRecord({ name: 'y', namespace: 'elsewhere' }),
          ],
        },
      },
    });

    expect(rayClusters[0].totals).toMatchObject({
      workersReady: 1,
      workersDesired: 1,
    });
  });

  it('shows several in the order of the annotation, with the worst verdict', () => {
    expect(
      brief(
        view('prod/ray/demo-kuberay, prod/ray/nobody', {
          clusters: { prod: healthy },
        }),
      ),
    ).toMatchObject({
      verdict: 'missing',
      rayClusters: [
        ['prod/ray/demo-kuberay', 'Ready'],
        ['prod/ray/nobody', 'Missing'],
      ],
    });
  });

  it.each<{ said: string; Application: Heard['Application']; code: string }>([
    { said: 'nothing', Application: [], code: 'missing' },
    {
      said: 'that it creates it',
      Application: [
        anApplicationRecord({
          syncStatus: 'OutOfSync',
          healthStatus: 'Missing',
          operation: {
            ...anOperationView({ phase: 'Running' }),
            autoHealAttempts: 0,
          },
        }),
      ],
      code: 'missing-syncing',
    },
    {
      said: 'that it cannot',
      Application: [
        anApplicationRecord({
          syncStatus: 'OutOfSync',
          operation: {
            ...anOperationView({
              phase: 'Failed',
              message: 'denied',
              retryCount: 5,
            }),
            autoHealAttempts: 0,
          },
        }),
      ],
      code: 'missing-sync-failed',
    },
    {
      said: 'before its first comparison, by the name of the entity',
      Application: [
        anApplicationRecord({
          annotations: { 'kuberay.io/entity': 'component:default/fraud-model' },
          syncStatus: undefined,
          healthStatus: undefined,
          operation: undefined,
          rayClusters: [],
        }),
      ],
      code: 'missing-syncing',
    },
    {
      said: 'that of another entity',
      Application: [
        anApplicationRecord({
          annotations: { 'kuberay.io/entity': 'component:default/other' },
          syncStatus: undefined,
          operation: undefined,
          rayClusters: [],
        }),
      ],
      code: 'missing',
    },
  ])(
    'is missing with what Argo CD says of it: $said',
    ({ Application, code }) => {
      const result = view('prod/ray/demo-kuberay', {
        clusters: { prod: { Application } },
      });

      expect(brief(result)).toMatchObject({
        verdict: code,
        rayClusters: [['prod/ray/demo-kuberay', 'Missing']],
        sources: ['prod: live'],
      });
    },
  );

  it('says that KubeRay is not installed, which is no failure of the cluster', () => {
    const notInstalled = { type: 'not-installed', at: HEARD_AT } as const;
    expect(
      brief(
        view('prod/ray/demo-kuberay', {
          clusters: {
            prod: { RayCluster: [notInstalled], Application: [notInstalled] },
          },
        }),
      ),
    ).toEqual({
      verdict: 'not-installed',
      rayClusters: [['prod/ray/demo-kuberay', 'NotInstalled']],
      applications: [],
      findings: [],
      sources: ['prod: live'],
    });
  });

  it.each<{ said: string; heard: Heard; verdict: string; source: string }>([
    {
      said: 'its Ray clusters have not been listed',
      heard: { ...healthy, RayCluster: 'syncing' },
      verdict: 'syncing',
      source: 'prod: syncing',
    },
    {
      said: 'its pods have not been listed',
      heard: { ...healthy, Pod: 'syncing' },
      verdict: 'syncing',
      source: 'prod: syncing',
    },
    {
      said: 'its Ray clusters cannot be listed',
      heard: {
        ...healthy,
        RayCluster: [{ type: 'failed', problem, at: HEARD_AT }],
      },
      verdict: 'unavailable',
      source: 'prod: failed',
    },
    {
      said: 'its pods cannot be listed',
      heard: { ...healthy, Pod: [{ type: 'failed', problem, at: HEARD_AT }] },
      verdict: 'unavailable',
      source: 'prod: failed',
    },
    {
      said: 'it is not there, and Argo CD has not been heard',
      heard: { Application: 'syncing' },
      verdict: 'syncing',
      source: 'prod: syncing',
    },
  ])('claims nothing while $said', ({ heard, verdict, source }) => {
    expect(
      brief(view('prod/ray/demo-kuberay', { clusters: { prod: heard } })),
    ).toMatchObject({
      verdict,
      rayClusters: [['prod/ray/demo-kuberay', 'Unknown']],
      sources: [source],
    });
  });

  it.each<{ said: string; heard: Heard; source: string }>([
    {
      said: 'events have not been listed',
      heard: { ...healthy, Event: 'syncing' },
      source: 'prod: syncing',
    },
    {
      said: 'Applications cannot be listed',
      heard: {
        ...healthy,
        Application: [{ type: 'failed', problem, at: HEARD_AT }],
      },
      source: 'prod: failed',
    },
    {
      said: 'the last good data are old',
      heard: {
        ...healthy,
        Pod: [
          aHeadPodRecord(),
          aPodRecord(),
          { type: 'failed', problem, at: NOW.toISOString() },
        ] as Heard['Pod'],
      },
      source: 'prod: stale',
    },
  ])('is shown all the same while $said', ({ heard, source }) => {
    expect(
      brief(view('prod/ray/demo-kuberay', { clusters: { prod: heard } })),
    ).toMatchObject({
      verdict: 'one-ready',
      rayClusters: [['prod/ray/demo-kuberay', 'Ready']],
      sources: [source],
    });
  });

  it.each<{
    said: string;
    knowledge: AKnowledgeOptions;
    verdict: string;
    freshness: Freshness;
  }>([
    {
      said: 'is not configured',
      knowledge: { clusters: { test: healthy } },
      verdict: 'unknown-cluster',
      freshness: {
        state: 'failed',
        since: HEARD_AT,
        problem: {
          code: 'unknown-cluster',
          message: 'No Kubernetes cluster is called prod',
        },
      },
    },
    {
      said: 'needs a service account',
      knowledge: {
        unwatched: [
          {
            name: 'prod',
            title: 'Production',
            via: 'kubernetes-plugin',
            problem: { code: 'needs-service-account', message: 'Sign in' },
          },
        ],
      },
      verdict: 'unavailable',
      freshness: {
        state: 'failed',
        since: HEARD_AT,
        problem: { code: 'needs-service-account', message: 'Sign in' },
      },
    },
    {
      said: 'is not known yet, like all others',
      knowledge: { directory: { state: 'reading' } },
      verdict: 'syncing',
      freshness: { state: 'syncing' },
    },
    {
      said: 'cannot be known, for want of the Kubernetes plugin',
      knowledge: { directory: { state: 'failed', since: HEARD_AT, problem } },
      verdict: 'unavailable',
      freshness: { state: 'failed', since: HEARD_AT, problem },
    },
  ])('says so when its cluster $said', ({ knowledge, verdict, freshness }) => {
    const result = view('prod/ray/demo-kuberay', knowledge);

    expect(brief(result)).toMatchObject({
      verdict,
      rayClusters: [['prod/ray/demo-kuberay', 'Unknown']],
    });
    expect(result.sources).toMatchObject([{ cluster: 'prod', freshness }]);
  });

  it('is not blanked by another cluster that fails', () => {
    const gone: Heard = {
      RayCluster: [{ type: 'failed', problem, at: HEARD_AT }],
      Pod: [{ type: 'failed', problem, at: HEARD_AT }],
    };
    expect(
      brief(
        view('prod/ray/demo-kuberay, test/ray/demo-kuberay', {
          clusters: { prod: healthy, test: gone },
        }),
      ),
    ).toMatchObject({
      rayClusters: [
        ['prod/ray/demo-kuberay', 'Ready'],
        ['test/ray/demo-kuberay', 'Unknown'],
      ],
      sources: ['prod: live', 'test: failed'],
    });
  });

  it('has a finding that says what is wrong with an annotation that cannot be read', () => {
    const result = view('demo', { clusters: { prod: healthy } });

    expect(brief(result)).toEqual({
      verdict: 'invalid-annotation',
      rayClusters: [],
      applications: [],
      findings: ['invalid-annotation'],
      sources: [],
    });
    expect(result.findings[0].message).toContain('"demo"');
  });
});

describe('an address without a cluster', () => {
  const onTest = {
    ...healthy,
    RayCluster: [aRayClusterRecord({ cluster: 'test' })],
  };

  it.each<{ said: string; clusters: Record<string, Heard>; placed: string[] }>([
    {
      said: 'the cluster that has it',
      clusters: { prod: {}, test: onTest },
      placed: ['test/ray/demo-kuberay'],
    },
    {
      said: 'every cluster that has it',
      clusters: { prod: healthy, test: onTest },
      placed: ['prod/ray/demo-kuberay', 'test/ray/demo-kuberay'],
    },
    {
      said: 'the cluster where an Application is to create it',
      clusters: { prod: { Application: [application] }, test: {} },
      placed: ['prod/ray/demo-kuberay'],
    },
    {
      said: 'the only cluster there is',
      clusters: { prod: {} },
      placed: ['prod/ray/demo-kuberay'],
    },
  ])('is on $said', ({ clusters, placed }) => {
    const { rayClusters } = brief(view('ray/demo-kuberay', { clusters }));
    expect(rayClusters.map(([ref]) => ref)).toEqual(placed);
  });

  it('asks for the cluster where several could be meant', () => {
    const result = view('ray/demo-kuberay', {
      clusters: { prod: {}, test: {} },
    });

    expect(brief(result)).toEqual({
      verdict: 'missing',
      rayClusters: [['/ray/demo-kuberay', 'Missing']],
      applications: [],
      findings: ['cluster-not-named'],
      sources: ['prod: live', 'test: live'],
    });
    expect(result.findings[0].remedy).toBe(
      'Write <cluster>/ray/demo-kuberay with one of: prod, test.',
    );
  });

  it.each<{
    said: string;
    knowledge: AKnowledgeOptions;
    verdict: string;
    sources: string[];
  }>([
    {
      said: 'a cluster has not been read',
      knowledge: { clusters: { prod: {}, test: { RayCluster: 'syncing' } } },
      verdict: 'syncing',
      sources: ['prod: live', 'test: syncing'],
    },
    {
      said: 'a cluster cannot be read',
      knowledge: {
        clusters: {
          prod: {},
          test: { RayCluster: [{ type: 'failed', problem, at: HEARD_AT }] },
        },
      },
      verdict: 'unavailable',
      sources: ['prod: live', 'test: failed'],
    },
    {
      said: 'the clusters are not known',
      knowledge: { directory: { state: 'failed', since: HEARD_AT, problem } },
      verdict: 'unavailable',
      sources: ['Kubernetes plugin: failed'],
    },
  ])('is not called missing while $said', ({ knowledge, verdict, sources }) => {
    expect(brief(view('ray/demo-kuberay', knowledge))).toMatchObject({
      verdict,
      rayClusters: [['/ray/demo-kuberay', 'Unknown']],
      findings: [],
      sources,
    });
  });

  it('says so when there is no cluster at all', () => {
    expect(brief(view('ray/demo-kuberay', {}))).toMatchObject({
      verdict: 'missing',
      findings: ['cluster-not-named'],
      sources: [],
    });
  });
});

describe('an entity that names an Application', () => {
  const named = { 'argocd/app-name': 'demo' };

  it('shows the Ray cluster that carries its tracking id', () => {
    expect(
      brief(view(named, { clusters: { prod: healthy, test: {} } })),
    ).toEqual({
      verdict: 'one-ready',
      rayClusters: [['prod/ray/demo-kuberay', 'Ready']],
      applications: [
        'demo: cluster',
        'ray-operator: operator',
        'ray-operator-crds: crds',
      ],
      findings: [],
      sources: ['prod: live', 'test: live'],
    });
  });

  it('shows the Ray cluster that is still to come from Git', () => {
    expect(
      brief(
        view(named, { clusters: { prod: { Application: [application] } } }),
      ),
    ).toMatchObject({
      rayClusters: [['prod/ray/demo-kuberay', 'Missing']],
      applications: ['demo: cluster'],
    });
  });

  it('finds the Ray cluster on the cluster of the destination, by its URL', () => {
    const url = 'https://10.0.0.1:6443';
    expect(
      brief(
        view(named, {
          clusters: {
            prod: {
              Application: [
                anApplicationRecord({
                  destination: { server: `${url}/`, namespace: 'ray' },
                }),
              ],
            },
            test: {
              RayCluster: [aRayClusterRecord({ cluster: 'test' })],
              Pod: [
                aHeadPodRecord({ cluster: 'test' }),
                aPodRecord({ cluster: 'test' }),
              ],
            },
          },
          urls: { test: url },
        }),
      ),
    ).toMatchObject({
      verdict: 'one-ready',
      rayClusters: [['test/ray/demo-kuberay', 'Ready']],
      applications: ['demo: cluster'],
    });
  });

  it.each([
    {
      annotations: named,
      destination: { server: 'https://10.0.0.9:6443', namespace: 'ray' },
      words: 'a server that is the URL of no Kubernetes cluster here',
    },
    {
      annotations: named,
      destination: { name: 'production', namespace: 'ray' },
      words: '"production", which is the name of no Kubernetes cluster here',
    },
    {
      annotations: { 'kuberay.io/raycluster': 'test/ray/demo-kuberay' },
      destination: { server: 'https://10.0.0.9:6443', namespace: 'ray' },
      words: 'a server that is the URL of no Kubernetes cluster here',
    },
  ])(
    'says so when nobody can tell where it deploys to: $annotations to $words',
    ({ annotations, destination, words }) => {
      const result = view(annotations, {
        clusters: {
          prod: { Application: [anApplicationRecord({ destination })] },
          test: {},
        },
      });

      expect(brief(result).findings).toEqual(['destination-unknown']);
      expect(result.findings[0].message).toBe(
        `argocd/demo deploys a Ray cluster to ${words}, so nobody can tell which one it is.`,
      );
      expect(JSON.stringify(result.findings)).not.toContain('10.0.0.9');
    },
  );

  it('does not say so while the Kubernetes clusters are not known', () => {
    expect(
      brief(
        view(named, {
          clusters: {
            prod: {
              Application: [
                anApplicationRecord({ destination: { name: 'production' } }),
              ],
            },
          },
          directory: { state: 'reading' },
        }),
      ).findings,
    ).toEqual([]);
  });

  it('matches nothing where the Application has no Ray cluster, and shows the Application', () => {
    expect(
      brief(
        view({ 'argocd/app-name': 'website' }, { clusters: { prod: healthy } }),
      ),
    ).toEqual({
      verdict: 'not-matched',
      rayClusters: [],
      applications: ['website: other'],
      findings: [],
      sources: ['prod: live'],
    });
  });

  it.each([
    {
      annotations: { 'argocd/app-name': 'nobody' },
      message: 'No Application is called nobody.',
    },
    {
      annotations: { ...named, 'argocd/app-namespace': 'team-a' },
      message: 'No Application is called team-a/demo.',
    },
  ])('says so when there is none: $message', ({ annotations, message }) => {
    const result = view(annotations, { clusters: { prod: healthy } });

    expect(brief(result)).toMatchObject({
      verdict: 'not-matched',
      findings: ['application-not-found'],
    });
    expect(result.findings[0].message).toBe(message);
  });

  it('does not say so before every cluster has been read', () => {
    expect(
      brief(
        view(named, {
          clusters: { prod: {}, test: { Application: 'syncing' } },
        }),
      ),
    ).toMatchObject({ verdict: 'syncing', findings: [] });
  });
});
