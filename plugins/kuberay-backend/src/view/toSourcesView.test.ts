import { sourcesViewSchema } from 'backstage-plugin-kuberay-common';
import {
  aRayClusterRecord,
  anApplicationRecord,
} from 'backstage-plugin-kuberay-common/testUtils';
import type { AKnowledgeOptions } from '../__testUtils__/aKnowledge';
import { HEARD_AT, aKnowledge } from '../__testUtils__/aKnowledge';
import { toSourcesView } from './toSourcesView';

const problem = { code: 'unreachable', message: 'No answer' } as const;
const live = { state: 'live', since: HEARD_AT };
const failed = { state: 'failed', since: HEARD_AT, problem };
const installed = { installed: true, freshness: live, objects: 0 };

function sources(options: AKnowledgeOptions) {
  return sourcesViewSchema.parse(
    toSourcesView({
      knowledge: aKnowledge(options),
      kubernetesVersions: new Map([['prod', 'v1.36.1']]),
      argocdVersions: new Map([['main', 'v3.5.1+abc']]),
    }),
  );
}

describe('toSourcesView', () => {
  it('tells of every cluster how it is read, what it serves and runs', () => {
    const notInstalled = { type: 'not-installed', at: HEARD_AT } as const;

    expect(
      sources({
        clusters: {
          prod: {
            RayCluster: [
              aRayClusterRecord(),
              aRayClusterRecord({ name: 'other', namespace: 'lab' }),
            ],
            Application: [notInstalled],
          },
          test: { Event: [{ type: 'failed', problem, at: HEARD_AT }] },
        },
      }),
    ).toEqual({
      sources: [
        {
          kind: 'kubernetes',
          cluster: 'prod',
          title: 'prod (title)',
          via: 'kubernetes-plugin',
          kubernetesVersion: 'v1.36.1',
          freshness: live,
          kinds: [
            { kind: 'RayCluster', ...installed, objects: 2 },
            { kind: 'Pod', ...installed },
            { kind: 'Event', ...installed },
            { kind: 'Application', ...installed, installed: false },
          ],
        },
        {
          kind: 'kubernetes',
          cluster: 'test',
          title: 'test (title)',
          via: 'kubernetes-plugin',
          freshness: failed,
          kinds: [
            { kind: 'RayCluster', ...installed },
            { kind: 'Pod', ...installed },
            { kind: 'Event', ...installed, freshness: failed },
            { kind: 'Application', ...installed },
          ],
        },
      ],
      instances: [],
    });
  });

  it.each<{
    said: string;
    kind: string;
    instances: AKnowledgeOptions['instances'];
    is: string;
  }>([
    {
      said: 'Events may not be read',
      kind: 'Event',
      instances: {},
      is: 'live',
    },
    {
      said: 'Pods may not be read',
      kind: 'Pod',
      instances: {},
      is: 'failed',
    },
    {
      said: 'Applications may not be read',
      kind: 'Application',
      instances: {},
      is: 'failed',
    },
    {
      said: 'Applications are read through Argo CD instead',
      kind: 'Application',
      instances: { main: [] },
      is: 'live',
    },
  ])(
    'finds a cluster $is, and the kind failed, when $said',
    ({ kind, instances, is }) => {
      const event = {
        type: 'failed',
        problem: { code: 'forbidden', message: 'Not allowed' },
        at: HEARD_AT,
      } as const;

      const [source] = sources({
        clusters: { prod: { [kind]: [event] } },
        instances,
      }).sources;

      expect(source.freshness.state).toBe(is);
      expect(source.kinds.find(one => one.kind === kind)?.freshness.state).toBe(
        'failed',
      );
    },
  );

  it('finds a cluster failed when its Events cannot be read for another reason than a missing right', () => {
    const [source] = sources({
      clusters: {
        prod: { Event: [{ type: 'failed', problem, at: HEARD_AT }] },
      },
    }).sources;

    expect(source.freshness).toEqual(failed);
  });

  it('tells of every Argo CD instance, one of which fails', () => {
    expect(
      sources({
        instances: {
          main: [anApplicationRecord({ cluster: 'main', readFrom: 'argocd' })],
          second: [{ type: 'failed', problem, at: HEARD_AT }],
          third: 'syncing',
        },
      }),
    ).toEqual({
      sources: [],
      instances: [
        {
          kind: 'argocd',
          cluster: 'main',
          title: 'main',
          argocdVersion: 'v3.5.1+abc',
          freshness: live,
          kinds: [{ kind: 'Application', ...installed, objects: 1 }],
        },
        {
          kind: 'argocd',
          cluster: 'second',
          title: 'second',
          freshness: failed,
          kinds: [{ kind: 'Application', ...installed, freshness: failed }],
        },
        {
          kind: 'argocd',
          cluster: 'third',
          title: 'third',
          freshness: { state: 'syncing' },
          kinds: [
            {
              kind: 'Application',
              ...installed,
              freshness: { state: 'syncing' },
            },
          ],
        },
      ],
    });
  });

  it('shows a cluster that needs a service account as such', () => {
    const needs = {
      code: 'needs-service-account',
      message: 'Sign in',
    } as const;

    expect(
      sources({
        unwatched: [
          {
            name: 'gke',
            title: 'GKE',
            via: 'kubernetes-plugin',
            problem: needs,
          },
        ],
      }).sources,
    ).toEqual([
      {
        kind: 'kubernetes',
        cluster: 'gke',
        title: 'GKE',
        via: 'kubernetes-plugin',
        freshness: { state: 'failed', since: HEARD_AT, problem: needs },
        kinds: [],
      },
    ]);
  });

  it('tells how a cluster of our own configuration and one behind Argo CD are read', () => {
    expect(
      sources({
        unwatched: [
          { name: 'own', title: 'own', via: 'kuberay-config' },
          { name: 'far', title: 'far', via: 'argocd' },
        ],
      }).sources.map(({ cluster, via }) => `${cluster}: ${via}`),
    ).toEqual(['own: kuberay-config', 'far: argocd']);
  });

  it('has what the clusters come from where they cannot be known, wholly or in part', () => {
    const source = {
      kind: 'kubernetes',
      cluster: 'Kubernetes plugin',
      title: 'Kubernetes plugin',
      via: 'kubernetes-plugin',
      freshness: failed,
      kinds: [],
    };

    expect(
      sources({ directory: { state: 'failed', since: HEARD_AT, problem } })
        .sources,
    ).toEqual([source]);
    expect(
      sources({
        directory: {
          state: 'known',
          since: HEARD_AT,
          clusters: [{ name: 'own', title: 'own', via: 'kuberay-config' }],
          unread: { since: HEARD_AT, problem },
        },
      }).sources,
    ).toEqual([expect.objectContaining({ cluster: 'own' }), source]);
  });
});
