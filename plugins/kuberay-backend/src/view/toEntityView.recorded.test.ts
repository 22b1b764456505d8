import type { Entity } from '@backstage/catalog-model';
import {
  entityViewSchema,
  toApplicationRecord,
  toEventRecord,
  toPodRecord,
  toRayClusterRecord,
} from 'backstage-plugin-kuberay-common';
import healthy from '../__fixtures__/healthy.json';
import { aKnowledge } from '../__testUtils__/aKnowledge';
import { toEntityView } from './toEntityView';

const CLUSTER = 'prod';

const entity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'fraud-model',
    namespace: 'default',
    annotations: {
      'kuberay.io/raycluster': `${CLUSTER}/ray-cluster/raycluster-kuberay`,
    },
  },
};

describe('toEntityView on the recorded healthy cluster', () => {
  const view = toEntityView({
    entity,
    knowledge: aKnowledge({
      clusters: {
        [CLUSTER]: {
          RayCluster: healthy.rayClusters.map(object =>
            toRayClusterRecord(CLUSTER, object),
          ),
          Pod: healthy.pods.map(object => toPodRecord(CLUSTER, object)),
          Event: healthy.events.map(object => toEventRecord(CLUSTER, object)),
          Application: healthy.applications.map(object =>
            toApplicationRecord(
              { cluster: CLUSTER, readFrom: 'kubernetes' },
              object,
            ),
          ),
        },
      },
    }),
    argocdLinks: { instances: [] },
    now: new Date('2026-11-21T02:12:00Z'),
  });

  it('has no runtime finding, and exactly the three that the guide leaves in the configuration', () => {
    expect(
      view.findings.map(({ code, about }) => `${about}: ${code}`).sort(),
    ).toEqual([
      'configuration: crds-prunable',
      'configuration: no-replica-guard',
      'configuration: scale-strategy-not-ignored',
    ]);
  });

  it('leaves its verdict alone', () => {
    expect(view.verdict).toMatchObject({
      tone: 'ok',
      message: 'All 3 workers are ready',
    });
    expect(view.rayClusters[0]).toMatchObject({
      phase: 'Ready',
      head: { ready: true },
      totals: { workersReady: 3, workersDesired: 3, cpu: 4 },
    });
  });

  it('knows the Applications of the CRDs, the operator and the cluster', () => {
    expect(
      view.applications.map(
        ({ role, sync, health }) => `${role}: ${sync}, ${health}`,
      ),
    ).toEqual([
      'cluster: Synced, Healthy',
      'operator: Synced, Healthy',
      'crds: Synced, Healthy',
    ]);
    expect(entityViewSchema.parse(view)).toEqual(view);
  });
});
