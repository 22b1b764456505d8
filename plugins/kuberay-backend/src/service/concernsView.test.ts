import type {
  ApplicationRecord,
  ApplicationRole,
  EntityView,
  RayPhase,
} from 'backstage-plugin-kuberay-common';
import {
  aRayClusterView,
  anApplicationRecord,
  anApplicationView,
  anEntityView,
} from 'backstage-plugin-kuberay-common/testUtils';
import { InMemoryResourceStore } from '../store/InMemoryResourceStore';
import type { ChangedKey, Snapshot } from '../store/ResourceStore';
import { concernsView } from './concernsView';

const AT = '2026-11-21T12:00:00.000Z';
const ours = { namespace: 'ml', name: 'fraud' };
const other = { namespace: 'ml', name: 'other' };

function aView(
  options: { phase?: RayPhase; roles?: ApplicationRole[] } = {},
): EntityView {
  const { phase = 'Ready', roles = ['cluster', 'operator', 'crds'] } = options;
  return {
    ...anEntityView(),
    rayClusters: [
      { ...aRayClusterView(), ref: { cluster: 'prod', ...ours }, phase },
    ],
    applications: roles.map(role => ({
      ...anApplicationView(),
      namespace: 'argocd',
      name: role,
      role,
    })),
  };
}

const podsOfAnother: ChangedKey = {
  cluster: 'prod',
  kind: 'Pod',
  rayClusters: [other],
};

const anApplication: ChangedKey = {
  cluster: 'prod',
  kind: 'Application',
  applications: [{ namespace: 'argocd', name: 'other' }],
};

const nothing = InMemoryResourceStore.create().snapshot();

/** What is known once the Application `other` has come. */
function holding(application: Partial<ApplicationRecord>): Snapshot {
  const store = InMemoryResourceStore.create();
  store.add('prod');
  store.writer('prod', 'Application').apply({
    type: 'applied',
    record: {
      ...anApplicationRecord(),
      ...application,
      namespace: 'argocd',
      name: 'other',
    },
    at: AT,
  });
  return store.snapshot();
}

function aListedRayCluster() {
  const [listed] = anApplicationRecord().rayClusters;
  return listed;
}

function aChart(chart: string) {
  return { ...anApplicationRecord().sources[0], chart };
}

describe('concernsView', () => {
  it.each<[string, ChangedKey]>([
    ['its pods', { cluster: 'prod', kind: 'Pod', rayClusters: [other, ours] }],
    ['a whole kind', { cluster: 'prod', kind: 'Pod' }],
    ['a whole cluster', { cluster: 'elsewhere' }],
    ['a whole instance', { instance: 'argo' }],
    [
      'its Application',
      {
        cluster: 'prod',
        kind: 'Application',
        applications: [{ namespace: 'argocd', name: 'cluster' }],
      },
    ],
    [
      'its Application, read through an instance',
      {
        instance: 'argo',
        applications: [{ namespace: 'argocd', name: 'operator' }],
      },
    ],
  ])('looks again after a change of %s', (_, change) => {
    expect(concernsView(change, aView(), nothing)).toBe(true);
  });

  it.each<[string, ChangedKey]>([
    ['the pods of another Ray cluster', podsOfAnother],
    [
      'the pods of one of the same name elsewhere',
      { cluster: 'test', kind: 'Pod', rayClusters: [ours] },
    ],
    [
      'objects that belong to no Ray cluster',
      { cluster: 'prod', kind: 'Event', rayClusters: [] },
    ],
    [
      "another's Application",
      {
        cluster: 'prod',
        kind: 'Application',
        applications: [{ namespace: 'argocd', name: 'other' }],
      },
    ],
  ])('leaves the view as it is after a change of %s', (_, change) => {
    expect(concernsView(change, aView(), nothing)).toBe(false);
  });

  it.each<[string, EntityView]>([
    ['a Ray cluster that is not there', aView({ phase: 'Missing' })],
    ['any Ray cluster at all', { ...aView(), rayClusters: [] }],
  ])('looks again while it waits for %s', (_, view) => {
    const aRayCluster: ChangedKey = {
      cluster: 'prod',
      kind: 'RayCluster',
      rayClusters: [other],
    };
    expect(concernsView(aRayCluster, view, nothing)).toBe(true);
    expect(concernsView(anApplication, view, holding({}))).toBe(true);
    expect(concernsView(podsOfAnother, view, nothing)).toBe(false);
    expect(concernsView(aRayCluster, aView(), nothing)).toBe(false);
  });

  it.each<[string, ApplicationRole[], Partial<ApplicationRecord>]>([
    [
      'the operator',
      ['cluster', 'crds'],
      { rayClusters: [], sources: [aChart('kuberay-operator')] },
    ],
    [
      'the CRDs',
      ['cluster', 'operator'],
      { rayClusters: [], bringsCrds: true },
    ],
    [
      'its own Application',
      ['operator', 'crds'],
      { rayClusters: [{ ...aListedRayCluster(), ...ours }] },
    ],
    [
      'its own Application, which has compared nothing yet',
      ['operator', 'crds'],
      { rayClusters: [], sources: [aChart('ray-cluster')] },
    ],
  ])('looks again when %s comes that it waits for', (_, roles, record) => {
    const waiting = aView({ roles });
    expect(concernsView(anApplication, waiting, holding(record))).toBe(true);
    expect(concernsView(anApplication, aView(), holding(record))).toBe(false);
  });

  it.each<[string, Snapshot]>([
    [
      'deploys another Ray cluster',
      holding({ rayClusters: [{ ...aListedRayCluster(), ...other }] }),
    ],
    ['has nothing to do with Ray', holding({ rayClusters: [], sources: [] })],
    ['has gone', nothing],
  ])(
    'leaves a view without Applications as it is after a change of one that %s',
    (_, snapshot) => {
      expect(concernsView(anApplication, aView({ roles: [] }), snapshot)).toBe(
        false,
      );
    },
  );

  it('finds Applications of an instance, too', () => {
    const store = InMemoryResourceStore.create();
    store.addInstance('argo');
    store.instanceWriter('argo').apply({
      type: 'applied',
      record: {
        ...anApplicationRecord(),
        namespace: 'argocd',
        name: 'other',
        rayClusters: [{ ...aListedRayCluster(), ...ours }],
      },
      at: AT,
    });
    expect(
      concernsView(
        {
          instance: 'argo',
          applications: [{ namespace: 'argocd', name: 'other' }],
        },
        aView({ roles: [] }),
        store.snapshot(),
      ),
    ).toBe(true);
  });
});
