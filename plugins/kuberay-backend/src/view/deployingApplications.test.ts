import type { Entity } from '@backstage/catalog-model';
import type { ApplicationRecord } from 'backstage-plugin-kuberay-common';
import {
  aHeadPodRecord,
  aPodRecord,
  aRayClusterRecord,
  anApplicationRecord,
} from 'backstage-plugin-kuberay-common/testUtils';
import { aKnowledge } from '../__testUtils__/aKnowledge';
import type { AKnowledgeOptions } from '../__testUtils__/aKnowledge';
import { toEntityView } from './toEntityView';

const NOW = new Date('2026-11-21T02:10:05Z');
const TRACKED = 'demo:ray.io/RayCluster:ray/demo-kuberay';
const LISTED = [{ namespace: 'ray', name: 'demo-kuberay', status: 'Synced' }];

/** A Kubernetes cluster with the healthy RayCluster ray/demo-kuberay. */
function withRayCluster(
  cluster: string,
  overrides: Parameters<typeof aRayClusterRecord>[0] = {},
) {
  return {
    RayCluster: [aRayClusterRecord({ cluster, ...overrides })],
    Pod: [aHeadPodRecord({ cluster }), aPodRecord({ cluster })],
  };
}

function anApplication(
  cluster: string,
  overrides: Partial<ApplicationRecord> = {},
): ApplicationRecord {
  const name = overrides.name ?? 'demo';
  return anApplicationRecord({
    cluster,
    uid: `${cluster}/${name}`,
    rayClusters: LISTED,
    ...overrides,
  });
}

/** Which Applications deploy the Ray clusters of an entity, what is said of them, and what is wrong. */
function shown(
  annotations: Record<string, string>,
  knowledge: AKnowledgeOptions,
) {
  const entity: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'fraud-model', namespace: 'default', annotations },
  };
  const view = toEntityView({
    entity,
    knowledge: aKnowledge(knowledge),
    argocdLinks: { instances: [] },
    now: NOW,
  });
  return {
    verdict: view.verdict.code,
    rayClusters: view.rayClusters.map(
      ({ ref }) => `${ref.cluster}/${ref.namespace}/${ref.name}`,
    ),
    applications: view.applications.map(
      ({ source, namespace, name, rayCluster }) =>
        `${source}: ${namespace}/${name} -> ${rayCluster?.cluster ?? 'none'}`,
    ),
    wrong: view.findings
      .map(({ code }) => code)
      .filter(code => code !== 'no-replica-guard'),
  };
}

const BY_HAND = { 'kuberay.io/raycluster': 'prod/ray/demo-kuberay' };
const BY_NAME = { 'argocd/app-name': 'demo' };

describe('who deploys a RayCluster', () => {
  it('is nobody where it was created by hand, and all is calm', () => {
    expect(
      shown(BY_HAND, {
        clusters: { prod: withRayCluster('prod', { trackingId: undefined }) },
      }),
    ).toEqual({
      verdict: 'one-ready',
      rayClusters: ['prod/ray/demo-kuberay'],
      applications: [],
      wrong: [],
    });
  });

  it.each<{
    said: string;
    trackingId?: string;
    application: Partial<ApplicationRecord>;
    line: string;
  }>([
    {
      said: 'the annotation with the tracking id',
      trackingId: TRACKED,
      application: { rayClusters: [] },
      line: 'prod: argocd/demo -> prod',
    },
    {
      said: 'the list of resources, where Argo CD tracks by label alone',
      trackingId: undefined,
      application: {},
      line: 'prod: argocd/demo -> prod',
    },
    {
      said: 'the list of resources, where the tracking id is that of the name before',
      trackingId: 'before:ray.io/RayCluster:ray/demo-kuberay',
      application: {},
      line: 'prod: argocd/demo -> prod',
    },
    {
      said: 'the tracking id of an Application in another namespace',
      trackingId: `team-a_${TRACKED}`,
      application: { namespace: 'team-a', rayClusters: [] },
      line: 'prod: team-a/demo -> prod',
    },
    {
      said: 'the list of one that an ApplicationSet made',
      trackingId: TRACKED,
      application: {
        labels: { 'argocd.argoproj.io/application-set-name': 'environments' },
      },
      line: 'prod: argocd/demo -> prod',
    },
  ])('is told by $said', ({ trackingId, application, line }) => {
    const knowledge: AKnowledgeOptions = {
      clusters: {
        prod: {
          ...withRayCluster('prod', {
            trackingId,
            labels: { 'app.kubernetes.io/instance': 'demo' },
          }),
          Application: [anApplication('prod', application)],
        },
      },
    };
    const expected = {
      verdict: 'one-ready',
      rayClusters: ['prod/ray/demo-kuberay'],
      applications: [line],
      wrong: [],
    };

    expect(shown(BY_HAND, knowledge)).toEqual(expected);
    expect(shown(BY_NAME, knowledge)).toEqual(expected);
  });

  it('is an Application on a hub that deploys elsewhere', () => {
    expect(
      shown(BY_NAME, {
        clusters: {
          hub: {
            Application: [
              anApplication('hub', {
                destination: { server: 'https://gpu.example.org:443' },
              }),
            ],
          },
          gpu: withRayCluster('gpu', { trackingId: TRACKED }),
        },
        urls: { gpu: 'https://GPU.example.org/' },
      }),
    ).toEqual({
      verdict: 'one-ready',
      rayClusters: ['gpu/ray/demo-kuberay'],
      applications: ['hub: argocd/demo -> gpu'],
      wrong: [],
    });
  });

  describe('of two Argo CDs with an Application of one name on one cluster', () => {
    const gpu = { name: 'gpu', namespace: 'ray' };
    const of = (west: Partial<ApplicationRecord>): AKnowledgeOptions => ({
      clusters: { gpu: withRayCluster('gpu', { trackingId: TRACKED }) },
      instances: {
        east: [anApplication('east', { readFrom: 'argocd', destination: gpu })],
        west: [
          anApplication('west', {
            readFrom: 'argocd',
            destination: gpu,
            ...west,
          }),
        ],
      },
    });
    const other = [{ namespace: 'ray', name: 'other', status: 'Synced' }];

    it('is the one that lists it', () => {
      expect(
        shown(
          { 'kuberay.io/raycluster': 'gpu/ray/demo-kuberay' },
          of({ rayClusters: other }),
        ),
      ).toEqual({
        verdict: 'one-ready',
        rayClusters: ['gpu/ray/demo-kuberay'],
        applications: ['east: argocd/demo -> gpu'],
        wrong: [],
      });
    });

    it('is not found for the entity of the other', () => {
      expect(
        shown(
          { ...BY_NAME, 'argocd/instance-name': 'west' },
          of({ rayClusters: other }),
        ).rayClusters,
      ).toEqual(['gpu/ray/other']);
    });

    it('are both where both list it', () => {
      expect(
        shown({ 'kuberay.io/raycluster': 'gpu/ray/demo-kuberay' }, of({})),
      ).toEqual({
        verdict: 'one-ready',
        rayClusters: ['gpu/ray/demo-kuberay'],
        applications: ['east: argocd/demo -> gpu', 'west: argocd/demo -> gpu'],
        wrong: ['claimed-twice'],
      });
    });
  });
});
