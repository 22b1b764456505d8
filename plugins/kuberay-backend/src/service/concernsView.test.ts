import type {
  ApplicationRole,
  EntityView,
  RayPhase,
} from 'backstage-plugin-kuberay-common';
import {
  aRayClusterView,
  anApplicationView,
  anEntityView,
} from 'backstage-plugin-kuberay-common/testUtils';
import type { ChangedKey } from '../store/ResourceStore';
import { concernsView } from './concernsView';

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
    expect(concernsView(change, aView())).toBe(true);
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
    expect(concernsView(change, aView())).toBe(false);
  });

  it.each([
    ['a cluster that is not there yet', aView({ phase: 'Missing' })],
    ['an Application that is not there yet', aView({ roles: ['operator'] })],
    ['any cluster at all', { ...aView(), rayClusters: [] }],
  ])('looks again after every change while it waits for %s', (_, view) => {
    expect(concernsView(podsOfAnother, view)).toBe(true);
  });
});
