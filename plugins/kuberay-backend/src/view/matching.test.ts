import type { Entity } from '@backstage/catalog-model';
import { entityViewSchema } from 'backstage-plugin-kuberay-common';
import type {
  ApplicationRecord,
  EntityView,
} from 'backstage-plugin-kuberay-common';
import {
  aHeadPodRecord,
  aPodRecord,
  aRayClusterRecord,
  anApplicationRecord,
} from 'backstage-plugin-kuberay-common/testUtils';
import type { AKnowledgeOptions, Heard } from '../__testUtils__/aKnowledge';
import { HEARD_AT, aKnowledge } from '../__testUtils__/aKnowledge';
import type { ClusterInfo } from '../kube/ClusterDirectory';
import { toEntityView } from './toEntityView';

const NOW = new Date('2026-11-21T02:10:05Z');
const problem = { code: 'unreachable', message: 'No answer' } as const;

function anEntity(
  annotations: Record<string, string>,
  name = 'fraud-model',
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default', annotations },
  };
}

function view(
  annotations: Record<string, string>,
  knowledge: AKnowledgeOptions,
): EntityView {
  return entityViewSchema.parse(
    toEntityView({
      entity: anEntity(annotations),
      knowledge: aKnowledge(knowledge),
      argocdLinks: { instances: [] },
      now: NOW,
    }),
  );
}

/** The RayClusters of an entity, and the Applications that deploy them or that it names. */
function matched(
  annotations: Record<string, string>,
  knowledge: AKnowledgeOptions,
) {
  const { rayClusters, applications } = view(annotations, knowledge);
  return {
    rayClusters: rayClusters.map(
      ({ ref }) => `${ref.cluster}/${ref.namespace}/${ref.name}`,
    ),
    applications: applications.map(
      ({ source, namespace, name }) => `${source}: ${namespace}/${name}`,
    ),
  };
}

/** A RayCluster with the tracking id of an Application of the same name in `argocd`, or of another. */
function rayCluster(
  cluster: string,
  name: string,
  overrides: Parameters<typeof aRayClusterRecord>[0] & { owner?: string } = {},
) {
  const { owner = name, ...rest } = overrides;
  return aRayClusterRecord({
    cluster,
    name,
    uid: `${cluster}/${name}`,
    trackingId: `${owner}:ray.io/RayCluster:ray/${name}`,
    ...rest,
  });
}

/** An Application that lists nothing, so that the tracking id alone tells. */
function application(
  cluster: string,
  name: string,
  overrides: Partial<ApplicationRecord> = {},
): ApplicationRecord {
  return anApplicationRecord({
    cluster,
    name,
    uid: `${cluster}/${overrides.namespace ?? 'argocd'}/${name}`,
    rayClusters: [],
    ...overrides,
  });
}

const NOTHING = { rayClusters: [], applications: [] };

describe('argocd/app-name', () => {
  const two: AKnowledgeOptions = {
    clusters: {
      prod: {
        RayCluster: [rayCluster('prod', 'one'), rayCluster('prod', 'two')],
        Application: [application('prod', 'one'), application('prod', 'two')],
      },
    },
  };

  it('finds the Ray clusters of several, in its order', () => {
    expect(matched({ 'argocd/app-name': 'two,one' }, two)).toEqual({
      rayClusters: ['prod/ray/two', 'prod/ray/one'],
      applications: ['prod: argocd/two', 'prod: argocd/one'],
    });
  });

  it('finds none by the name of another', () => {
    expect(matched({ 'argocd/app-name': 'on' }, two)).toEqual(NOTHING);
  });

  it('takes the Ray cluster of a tracking id that was copied for none', () => {
    expect(
      matched(
        { 'argocd/app-name': 'one' },
        {
          clusters: {
            prod: {
              RayCluster: [
                rayCluster('prod', 'copy', {
                  trackingId: 'one:ray.io/RayCluster:ray/one',
                }),
              ],
              Application: [application('prod', 'one')],
            },
          },
        },
      ),
    ).toEqual({ rayClusters: [], applications: ['prod: argocd/one'] });
  });

  it('finds the Ray cluster of an Application outside the namespace of Argo CD, and not that of its namesake', () => {
    const knowledge: AKnowledgeOptions = {
      clusters: {
        prod: {
          RayCluster: [
            rayCluster('prod', 'theirs', { owner: 'demo' }),
            rayCluster('prod', 'ours', { owner: 'team-a_demo' }),
          ],
          Application: [
            application('prod', 'demo'),
            application('prod', 'demo', { namespace: 'team-a' }),
          ],
        },
      },
    };

    expect(
      matched(
        { 'argocd/app-name': 'demo', 'argocd/app-namespace': 'team-a' },
        knowledge,
      ),
    ).toEqual({
      rayClusters: ['prod/ray/ours'],
      applications: ['prod: team-a/demo'],
    });
    expect(
      matched(
        { 'argocd/app-name': 'demo', 'argocd/app-namespace': 'argocd' },
        knowledge,
      ),
    ).toEqual({
      rayClusters: ['prod/ray/theirs'],
      applications: ['prod: argocd/demo'],
    });
    expect(
      matched({ 'argocd/app-name': 'demo' }, knowledge).rayClusters,
    ).toEqual(['prod/ray/theirs', 'prod/ray/ours']);
  });

  it('is narrowed by the project', () => {
    const knowledge: AKnowledgeOptions = {
      clusters: {
        prod: {
          Application: [application('prod', 'one', { project: 'ml' })],
        },
      },
    };
    const of = (project: string) =>
      view(
        { 'argocd/app-name': 'one', 'argocd/project-name': project },
        knowledge,
      );

    expect(of('ml').applications).toHaveLength(1);
    expect(of('web').applications).toEqual([]);
    expect(of('web').findings.map(({ message }) => message)).toEqual([
      'No Application of the project web is called one.',
    ]);
  });

  it('keeps Argo CDs apart whose Applications have one name: each deploys to its own cluster', () => {
    const each = (cluster: string) => ({
      RayCluster: [rayCluster(cluster, 'demo')],
      Application: [application(cluster, 'demo')],
    });
    const knowledge = { clusters: { prod: each('prod'), test: each('test') } };

    expect(matched({ 'argocd/app-name': 'demo' }, knowledge)).toEqual({
      rayClusters: ['prod/ray/demo', 'test/ray/demo'],
      applications: ['prod: argocd/demo', 'test: argocd/demo'],
    });
    expect(
      matched({ 'kuberay.io/raycluster': 'test/ray/demo' }, knowledge),
    ).toEqual({
      rayClusters: ['test/ray/demo'],
      applications: ['test: argocd/demo'],
    });
  });
});

describe('argocd/app-selector', () => {
  const knowledge: AKnowledgeOptions = {
    clusters: {
      prod: {
        RayCluster: [rayCluster('prod', 'one'), rayCluster('prod', 'two')],
        Application: [
          application('prod', 'one', { labels: { team: 'ml', env: 'prod' } }),
          application('prod', 'two', { labels: { team: 'ml', env: 'test' } }),
          application('prod', 'web', { labels: { team: 'web' } }),
        ],
      },
    },
  };

  it.each([
    { selector: 'team=ml', names: ['one', 'two'] },
    { selector: 'team in (ml), env notin (test)', names: ['one'] },
    { selector: 'team=ml,!env', names: [] },
  ])('finds the Ray clusters by $selector', ({ selector, names }) => {
    expect(matched({ 'argocd/app-selector': selector }, knowledge)).toEqual({
      rayClusters: names.map(name => `prod/ray/${name}`),
      applications: names.map(name => `prod: argocd/${name}`),
    });
  });

  it('says that no Application has such labels', () => {
    expect(
      view({ 'argocd/app-selector': 'team=nobody' }, knowledge).findings,
    ).toMatchObject([
      {
        code: 'application-not-found',
        message: 'No Application has labels that match team=nobody.',
      },
    ]);
  });

  it('says what is wrong with one that cannot be read, and matches nothing', () => {
    const result = view({ 'argocd/app-selector': 'team=m/l' }, knowledge);

    expect(result).toMatchObject({
      verdict: { code: 'invalid-annotation' },
      rayClusters: [],
      applications: [],
      findings: [
        {
          code: 'invalid-annotation',
          message:
            'The annotation argocd/app-selector cannot be read. "m/l" is no value of a label.',
        },
      ],
    });
  });

  it('shows no more than fifty of what it matches, and says so', () => {
    const names = Array.from({ length: 51 }, (_, index) => `app-${index}`);
    const result = view(
      { 'argocd/app-selector': 'team' },
      {
        clusters: {
          prod: {
            Application: names.map(name =>
              application('prod', name, { labels: { team: 'ml' } }),
            ),
          },
        },
      },
    );

    expect(result.applications).toHaveLength(50);
    expect(result.findings.map(({ code }) => code)).toContain(
      'too-many-matches',
    );
  });
});

describe('argocd/instance-name', () => {
  const listedBy = (instance: string): ApplicationRecord =>
    application(instance, 'demo', {
      readFrom: 'argocd',
      project: instance,
      destination: { name: `${instance}-cluster`, namespace: 'ray' },
      rayClusters: [{ namespace: 'ray', name: 'demo' }],
    });
  const knowledge: AKnowledgeOptions = {
    clusters: { 'east-cluster': {}, 'west-cluster': {} },
    instances: { east: [listedBy('east')], west: [listedBy('west')] },
  };
  const of = (instances: string | undefined) =>
    matched(
      {
        'argocd/app-name': 'demo',
        ...(instances !== undefined && { 'argocd/instance-name': instances }),
      },
      knowledge,
    );

  it.each([
    { said: 'without it', instances: undefined, order: ['east', 'west'] },
    { said: 'one', instances: 'west', order: ['west'] },
    { said: 'two', instances: 'west, east', order: ['west', 'east'] },
    { said: 'none that is known', instances: 'north', order: [] },
  ])('says which and in which order: $said', ({ instances, order }) => {
    expect(of(instances)).toEqual({
      rayClusters: order.map(name => `${name}-cluster/ray/demo`),
      applications: order.map(name => `${name}: argocd/demo`),
    });
  });

  it('names only the instances that were looked in as sources', () => {
    const { sources } = view(
      { 'argocd/app-name': 'demo', 'argocd/instance-name': 'west' },
      knowledge,
    );

    expect(sources.map(({ kind, cluster }) => `${kind}: ${cluster}`)).toEqual([
      'kubernetes: east-cluster',
      'kubernetes: west-cluster',
      'argocd: west',
    ]);
  });

  it('takes what is read from Kubernetes to be of the instance of the same name', () => {
    const objects: AKnowledgeOptions = {
      clusters: {
        east: { Application: [application('east', 'demo')] },
        west: { Application: [application('west', 'demo')] },
      },
    };

    expect(
      matched(
        { 'argocd/app-name': 'demo', 'argocd/instance-name': 'west' },
        objects,
      ).applications,
    ).toEqual(['west: argocd/demo']);
  });
});

describe('an Application that is read both ways', () => {
  const object = application('prod', 'demo', { uid: 'one' });
  const listed = {
    ...object,
    cluster: 'main',
    readFrom: 'argocd' as const,
    syncStatus: 'OutOfSync',
  };
  const RayCluster = [rayCluster('prod', 'demo')];

  it('counts once', () => {
    expect(
      matched(
        { 'argocd/app-name': 'demo' },
        {
          clusters: { prod: { RayCluster, Application: [object] } },
          instances: { main: [listed] },
        },
      ),
    ).toEqual({
      rayClusters: ['prod/ray/demo'],
      applications: ['prod: argocd/demo'],
    });
  });

  it('is what the live one says where the other is stale, and still belongs to the cluster that it was an object of', () => {
    const { rayClusters, applications } = view(
      { 'argocd/app-name': 'demo' },
      {
        clusters: {
          prod: {
            RayCluster,
            Application: [object, { type: 'failed', problem, at: HEARD_AT }],
          },
        },
        instances: { main: [listed] },
      },
    );

    expect(rayClusters.map(({ ref }) => ref.cluster)).toEqual(['prod']);
    expect(applications).toMatchObject([
      {
        source: 'main',
        sync: 'OutOfSync',
        rayCluster: { cluster: 'prod', namespace: 'ray', name: 'demo' },
      },
    ]);
  });
});

describe('the destination of an Application', () => {
  const elsewhere = application('prod', 'demo', {
    destination: { server: 'https://10.0.0.9:6443', namespace: 'ray' },
    rayClusters: [{ namespace: 'ray', name: 'demo' }],
  });
  const clusters = {
    prod: { Application: [elsewhere] },
    gpu: { RayCluster: [rayCluster('gpu', 'demo')] },
    // It has the same tracking id, and is not meant.
    other: { RayCluster: [rayCluster('other', 'demo')] },
  };
  const named = { 'argocd/app-name': 'demo' };

  it('is the cluster that kuberay.destinations says', () => {
    expect(
      matched(named, {
        clusters,
        destinations: { 'https://10.0.0.9:6443': 'gpu' },
      }),
    ).toEqual({
      rayClusters: ['gpu/ray/demo'],
      applications: ['prod: argocd/demo'],
    });
  });

  it('is none without that, which is a finding and no guess', () => {
    const { rayClusters, findings } = view(named, { clusters });

    expect(rayClusters).toEqual([]);
    expect(findings).toMatchObject([
      {
        code: 'destination-unknown',
        remedy: expect.stringContaining('kuberay.destinations'),
        application: expect.any(String),
      },
    ]);
  });
});

describe('backstage.io/kubernetes-*', () => {
  const ID = 'backstage.io/kubernetes-id';
  const unowned = { trackingId: undefined };
  const knowledge: AKnowledgeOptions = {
    clusters: {
      prod: {
        RayCluster: [
          rayCluster('prod', 'by-label', {
            ...unowned,
            labels: { [ID]: 'fraud', team: 'ml' },
          }),
          rayCluster('prod', 'by-head', {
            ...unowned,
            spec: { headLabels: { [ID]: 'fraud', env: 'test' } },
          }),
          rayCluster('prod', 'by-name', {
            ...unowned,
            namespace: 'lab',
            labels: { [ID]: 'fraud-model' },
          }),
          rayCluster('prod', 'unlabelled', unowned),
        ],
      },
      test: {
        RayCluster: [
          rayCluster('test', 'by-label', {
            ...unowned,
            namespace: 'lab',
            labels: { [ID]: 'fraud' },
          }),
        ],
      },
    },
  };

  it.each<{
    said: string;
    annotations: Record<string, string>;
    found: string[];
  }>([
    {
      said: 'the id, on the Ray cluster or on its head',
      annotations: { [ID]: 'fraud' },
      found: ['prod/ray/by-head', 'prod/ray/by-label', 'test/lab/by-label'],
    },
    {
      said: 'the namespace',
      annotations: {
        [ID]: 'fraud',
        'backstage.io/kubernetes-namespace': 'lab',
      },
      found: ['test/lab/by-label'],
    },
    {
      said: 'the Kubernetes cluster',
      annotations: { [ID]: 'fraud', 'backstage.io/kubernetes-cluster': 'prod' },
      found: ['prod/ray/by-head', 'prod/ray/by-label'],
    },
    {
      said: 'a selector in place of the id',
      annotations: {
        [ID]: 'nobody',
        'backstage.io/kubernetes-label-selector': `${ID}=fraud,env!=test`,
      },
      found: ['prod/ray/by-label', 'test/lab/by-label'],
    },
    {
      said: 'a selector without any value',
      annotations: { 'backstage.io/kubernetes-label-selector': 'team' },
      found: ['prod/ray/by-label'],
    },
    {
      said: 'the name of the entity where there is no id',
      annotations: { 'backstage.io/kubernetes-namespace': 'lab' },
      found: ['prod/lab/by-name'],
    },
    {
      said: 'an id that nothing has',
      annotations: { [ID]: 'frau' },
      found: [],
    },
    { said: 'nothing at all', annotations: {}, found: [] },
  ])('finds Ray clusters by $said', ({ annotations, found }) => {
    expect(matched(annotations, knowledge).rayClusters).toEqual(found);
  });

  it('says so where the cluster that it names is not known', () => {
    expect(
      view(
        { [ID]: 'fraud', 'backstage.io/kubernetes-cluster': 'nowhere' },
        knowledge,
      ).verdict,
    ).toMatchObject({
      code: 'unknown-cluster',
      message: 'No Kubernetes cluster is called nowhere',
    });
  });

  it('says nothing of what may be on a cluster that has not been read', () => {
    expect(
      view(
        { [ID]: 'nobody' },
        {
          clusters: { ...knowledge.clusters, slow: { RayCluster: 'syncing' } },
        },
      ).verdict.code,
    ).toBe('syncing');
    expect(view({ [ID]: 'nobody' }, knowledge).verdict.code).toBe(
      'not-matched',
    );
  });

  it('gives way to kuberay.io/raycluster, and to Applications that have a Ray cluster', () => {
    const both = {
      clusters: {
        prod: {
          RayCluster: [
            rayCluster('prod', 'demo'),
            rayCluster('prod', 'labelled', {
              ...unowned,
              labels: { [ID]: 'fraud' },
            }),
          ],
          Application: [
            application('prod', 'demo'),
            application('prod', 'website', {
              sources: [{ repoURL: 'https://git.example.org/web', path: '.' }],
            }),
          ],
        },
      },
    };

    expect(
      matched({ [ID]: 'fraud', 'argocd/app-name': 'demo' }, both).rayClusters,
    ).toEqual(['prod/ray/demo']);
    expect(
      matched({ [ID]: 'fraud', 'argocd/app-name': 'website' }, both),
    ).toEqual({
      rayClusters: ['prod/ray/labelled'],
      applications: ['prod: argocd/website'],
    });
    expect(
      matched({ [ID]: 'fraud', 'kuberay.io/raycluster': 'prod/ray/demo' }, both)
        .rayClusters,
    ).toEqual(['prod/ray/demo']);
  });
});

describe('a RayCluster that two Applications deploy', () => {
  it('shows both and says that they overwrite each other', () => {
    const lists = { rayClusters: [{ namespace: 'ray', name: 'demo' }] };
    const { applications, findings } = view(
      { 'kuberay.io/raycluster': 'prod/ray/demo' },
      {
        clusters: {
          prod: {
            RayCluster: [rayCluster('prod', 'demo')],
            Pod: [
              aHeadPodRecord({ rayCluster: 'demo' }),
              aPodRecord({ rayCluster: 'demo' }),
            ],
            Application: [
              application('prod', 'demo', lists),
              application('prod', 'copy', lists),
            ],
          },
        },
      },
    );

    expect(applications.map(({ name }) => name).sort()).toEqual([
      'copy',
      'demo',
    ]);
    expect(findings.map(({ code }) => code)).toContain('claimed-twice');
  });
});

describe('two RayClusters that one Application deploys', () => {
  it('are both judged by what it says', () => {
    const { rayClusters, verdict } = view(
      { 'argocd/app-name': 'demo' },
      {
        clusters: {
          prod: {
            Application: [
              application('prod', 'demo', {
                policy: { automated: false, prune: false, selfHeal: false },
                syncStatus: 'OutOfSync',
                rayClusters: [
                  { namespace: 'ray', name: 'one' },
                  { namespace: 'ray', name: 'two' },
                ],
              }),
            ],
          },
        },
      },
    );

    expect(rayClusters.map(({ phase }) => phase)).toEqual([
      'Missing',
      'Missing',
    ]);
    expect(verdict.code).toBe('missing-not-synced');
  });
});

describe('a RayCluster that a RayJob made', () => {
  it('says so, and no finding asks for an Application', () => {
    const made = {
      labels: {
        'ray.io/originated-from-crd': 'RayJob',
        'ray.io/originated-from-cr-name': 'nightly',
      },
      trackingId: undefined,
    };
    const elsewhere = application('prod', 'demo', {
      destination: { server: 'https://10.0.0.9:6443', namespace: 'ray' },
      rayClusters: [{ namespace: 'ray', name: 'demo' }],
    });
    const of = (overrides: Parameters<typeof aRayClusterRecord>[0]) =>
      view(
        { 'kuberay.io/raycluster': 'prod/ray/demo' },
        {
          clusters: {
            prod: {
              RayCluster: [rayCluster('prod', 'demo', overrides)],
              Application: [elsewhere],
            },
          },
        },
      );

    expect(of(made).rayClusters[0].originatedFrom).toEqual({
      kind: 'RayJob',
      name: 'nightly',
    });
    expect(of(made).findings.map(({ code }) => code)).not.toContain(
      'destination-unknown',
    );
    expect(
      of({ trackingId: undefined }).findings.map(({ code }) => code),
    ).toContain('destination-unknown');
  });
});

describe('what an entity view carries', () => {
  const words = {
    state: 'known',
    messages: [],
    pendingDemands: [],
  } as const;

  it('has the link to the Ray dashboard and the words of Ray, asked for once', () => {
    const looked = jest.fn(() => ({
      ...words,
      messages: [],
      pendingDemands: [],
    }));
    const { rayClusters } = view(
      { 'kuberay.io/raycluster': 'prod/ray/demo' },
      {
        clusters: { prod: { RayCluster: [rayCluster('prod', 'demo')] } },
        rayDashboardTemplate: 'https://ray.example.org/{namespace}/{name}',
        words: looked,
      },
    );

    expect(rayClusters[0].links.rayDashboard).toBe(
      'https://ray.example.org/ray/demo',
    );
    expect(rayClusters[0].autoscaler.words).toEqual(words);
    expect(looked.mock.calls).toEqual([
      [{ cluster: 'prod', namespace: 'ray', name: 'demo' }],
    ]);
  });

  it('says what a sync would reset, and nothing where a replica guard keeps the counts', () => {
    const of = (bringsReplicaGuard: boolean) =>
      view(
        { 'kuberay.io/raycluster': 'prod/ray/demo' },
        {
          clusters: {
            prod: {
              RayCluster: [rayCluster('prod', 'demo')],
              Application: [
                application('prod', 'demo', {
                  rayClusters: [{ namespace: 'ray', name: 'demo' }],
                  valueReplicas: { std: 7 },
                  annotations: {
                    'kuberay.io/entity': 'component:default/fraud-model',
                  },
                }),
                application('prod', 'guard', {
                  bringsReplicaGuard,
                  sources: [
                    { repoURL: 'https://git.example.org/x', path: '.' },
                  ],
                }),
              ],
            },
          },
          actions: { enabled: true, allow: [] },
        },
      ).applications[0].control;

    expect(of(false)).toEqual({
      enabled: true,
      replicaResets: [{ group: 'std', live: 1, git: 7 }],
    });
    expect(of(true)).toEqual({ enabled: true, replicaResets: [] });
  });

  it('does not call missing what only a watch could see where Argo CD is asked instead', () => {
    const of = (info: Partial<ClusterInfo>) =>
      view(
        { 'kuberay.io/raycluster': 'prod/ray/demo' },
        {
          clusters: { prod: {} },
          directory: {
            state: 'known',
            since: HEARD_AT,
            clusters: [{ name: 'prod', title: 'prod', via: 'argocd', ...info }],
          },
        },
      ).verdict.code;
    const limit = {
      code: 'needs-service-account',
      message: 'Sign in',
    } as const;

    expect([of({ limit }), of({})]).toEqual(['unavailable', 'missing']);
  });

  it('says of a namespace that is not watched that nobody looks there', () => {
    const scoped: Heard['RayCluster'] = [
      { type: 'scoped', scopes: ['ray'], at: HEARD_AT },
      { type: 'replaced', records: [], scope: 'ray', at: HEARD_AT },
    ];
    const of = (address: string) =>
      view(
        { 'kuberay.io/raycluster': address },
        { clusters: { prod: { RayCluster: scoped } } },
      );

    expect(of('prod/lab/demo')).toMatchObject({
      verdict: { code: 'unavailable' },
      rayClusters: [{ phase: 'Unknown' }],
      findings: [{ code: 'namespace-not-watched' }],
    });
    expect(of('prod/ray/demo')).toMatchObject({
      verdict: { code: 'missing' },
      findings: [],
    });
  });
});
