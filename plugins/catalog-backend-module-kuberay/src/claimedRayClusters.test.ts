import type { Entity } from '@backstage/catalog-model';
import { aFleetRow, anApplication } from './__testUtils__/aFleetRow';
import { ownResourceOf } from './__testUtils__/ownResourceOf';
import { claimedRayClusters } from './claimedRayClusters';

const row = aFleetRow({
  labels: { 'backstage.io/kubernetes-id': 'trainer' },
  application: anApplication(),
});

function aResource(
  annotations: Record<string, string>,
  overrides: Partial<Entity> = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: { name: 'training', annotations },
    spec: { type: 'ray-cluster', owner: 'ml' },
    ...overrides,
  };
}

describe('claimedRayClusters', () => {
  it.each<Record<string, string>>([
    { 'kuberay.io/raycluster': 'prod/ml/training' },
    { 'kuberay.io/raycluster': 'prod/ml/other, ml/training' },
    { 'argocd/app-name': 'training' },
    {
      'argocd/app-name': 'other, training',
      'argocd/app-namespace': 'argocd',
      'argocd/project-name': 'default',
    },
    { 'backstage.io/kubernetes-id': 'trainer' },
    {
      'backstage.io/kubernetes-id': 'trainer',
      'backstage.io/kubernetes-namespace': 'ml',
      'backstage.io/kubernetes-cluster': 'prod',
    },
  ])('says yes to a Resource with %j', annotations => {
    expect(claimedRayClusters([aResource(annotations)])(row)).toBe(true);
  });

  it.each<Record<string, string>>([
    { 'kuberay.io/raycluster': 'test/ml/training' },
    { 'kuberay.io/raycluster': 'nonsense' },
    // What it names outright is all that it has.
    {
      'kuberay.io/raycluster': 'prod/ml/other',
      'argocd/app-name': 'training',
    },
    { 'argocd/app-name': 'trainings' },
    { 'argocd/app-name': 'training', 'argocd/app-namespace': 'other' },
    { 'argocd/app-name': 'training', 'argocd/project-name': 'other' },
    {
      'backstage.io/kubernetes-id': 'trainer',
      'backstage.io/kubernetes-namespace': 'other',
    },
    {
      'backstage.io/kubernetes-id': 'trainer',
      'backstage.io/kubernetes-cluster': 'test',
    },
    {},
  ])('says no to a Resource with %j', annotations => {
    expect(claimedRayClusters([aResource(annotations)])(row)).toBe(false);
  });

  it('leaves selectors to the backend, which tells the entity of each row', () => {
    const isClaimed = claimedRayClusters([
      aResource({ 'argocd/app-selector': 'team=ml' }),
    ]);
    const entity = {
      entityRef: 'resource:default/training',
      title: 'Training',
    };

    expect(isClaimed({ ...row, entity })).toBe(true);
    expect(isClaimed(row)).toBe(false);
  });

  it('does not count a Component, a Resource of another type by its id, nor what we made', () => {
    const isClaimed = claimedRayClusters([
      aResource(
        { 'kuberay.io/raycluster': 'prod/ml/training' },
        { kind: 'Component' },
      ),
      aResource(
        { 'backstage.io/kubernetes-id': 'trainer' },
        { spec: { type: 'database', owner: 'ml' } },
      ),
      ownResourceOf(row).entity,
    ]);

    expect(isClaimed(row)).toBe(false);
  });

  it('has no id in common with a cluster that has none', () => {
    const isClaimed = claimedRayClusters([
      aResource({ 'backstage.io/kubernetes-id': ' ' }),
    ]);

    expect(isClaimed(aFleetRow())).toBe(false);
  });
});
