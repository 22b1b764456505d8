import type { Entity } from '@backstage/catalog-model';
import {
  EntityPolicies,
  FieldFormatEntityPolicy,
  resourceEntityV1alpha1Validator,
  SchemaValidEntityPolicy,
} from '@backstage/catalog-model';
import { aFleetRow, anApplication } from './__testUtils__/aFleetRow';
import { aProviderConfig } from './__testUtils__/aProviderConfig';
import { toResourceEntity } from './toResourceEntity';

const config = aProviderConfig();
const name = 'prod-ml-training';

/** Rejects where the catalog would refuse the entity. */
async function accept(entity: Entity): Promise<boolean> {
  await EntityPolicies.allOf([
    new SchemaValidEntityPolicy(),
    new FieldFormatEntityPolicy(),
  ]).enforce(entity);
  return resourceEntityV1alpha1Validator.check(entity);
}

describe('toResourceEntity', () => {
  it('is a Resource on its Kubernetes cluster', async () => {
    const entity = toResourceEntity({ row: aFleetRow(), name, config });

    expect(entity).toEqual({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        name: 'prod-ml-training',
        title: 'training',
        description: 'Ray cluster in ml on Production',
        annotations: {
          'backstage.io/managed-by-location': 'kuberay:discovery',
          'backstage.io/managed-by-origin-location': 'kuberay:discovery',
          'kuberay.io/raycluster': 'prod/ml/training',
          'backstage.io/kubernetes-cluster': 'prod',
        },
      },
      spec: {
        type: 'ray-cluster',
        owner: 'group:default/unknown',
        dependsOn: ['resource:default/prod'],
      },
    });
    await expect(accept(entity)).resolves.toBe(true);
  });

  it('takes owner, system and Component from labels, and a Component from the Application', () => {
    const row = aFleetRow({
      labels: {
        'backstage.io/owner': 'risk',
        'backstage.io/system': 'pricing',
        'backstage.io/kubernetes-id': 'simulator',
      },
      application: anApplication({ entityRef: 'component:sales/offers' }),
    });

    const { metadata, spec } = toResourceEntity({ row, name, config });

    expect(spec).toEqual({
      type: 'ray-cluster',
      owner: 'group:default/risk',
      system: 'system:default/pricing',
      dependsOn: ['resource:default/prod'],
      dependencyOf: ['component:default/simulator', 'component:sales/offers'],
    });
    expect(metadata.annotations).toMatchObject({
      'argocd/app-name': 'training',
      'argocd/app-namespace': 'argocd',
      'backstage.io/kubernetes-id': 'simulator',
      'backstage.io/kubernetes-namespace': 'ml',
    });
  });

  it('takes owner and system from the configuration where no label names them', () => {
    const { spec } = toResourceEntity({
      row: aFleetRow({ labels: { team: 'risk', 'backstage.io/owner': 'ml' } }),
      name,
      config: aProviderConfig({ ownerLabel: 'team', system: 'system:a/b' }),
    });

    expect(spec).toMatchObject({
      owner: 'group:default/risk',
      system: 'system:a/b',
    });
  });

  it('names a Component once that label and Application name', () => {
    const row = aFleetRow({
      labels: { 'backstage.io/kubernetes-id': 'offers' },
      application: anApplication({ entityRef: 'Component:default/Offers' }),
    });

    expect(toResourceEntity({ row, name, config }).spec?.dependencyOf).toEqual([
      'component:default/offers',
    ]);
  });

  it.each([
    'resource:default/training',
    'offers',
    'component:',
    'component:default/a b',
    'component:../offers',
    '',
  ])(
    'relates to no Component where the Application names %j',
    async entityRef => {
      const row = aFleetRow({ application: anApplication({ entityRef }) });

      const entity = toResourceEntity({ row, name, config });

      expect(entity.spec).not.toHaveProperty('dependencyOf');
      await expect(accept(entity)).resolves.toBe(true);
    },
  );

  it.each([
    {
      cluster: 'arn:aws:eks:eu:1:cluster/prod',
      address: 'ml/training',
    },
    { cluster: '10.0.0.1:6443', address: '10.0.0.1:6443/ml/training' },
    { cluster: 'x'.repeat(64), address: `${'x'.repeat(64)}/ml/training` },
  ])(
    'rests on nothing where the cluster has no name for an entity: $cluster',
    async ({ cluster, address }) => {
      const row = aFleetRow({
        ref: { cluster, namespace: 'ml', name: 'training' },
      });

      const entity = toResourceEntity({ row, name, config });

      expect(entity.spec).not.toHaveProperty('dependsOn');
      expect(entity.metadata.annotations).toMatchObject({
        'kuberay.io/raycluster': address,
        'backstage.io/kubernetes-cluster': cluster,
      });
      await expect(accept(entity)).resolves.toBe(true);
    },
  );

  it('keeps what the catalog has of an Application that nobody can see at the moment', () => {
    const deployed = aFleetRow({
      application: anApplication({ entityRef: 'component:default/offers' }),
    });
    const before = toResourceEntity({ row: deployed, name, config });
    const row = aFleetRow({ labels: { 'backstage.io/owner': 'risk' } });

    const unseen = toResourceEntity({ row, name, config, before });
    const gone = toResourceEntity({ row, name, config });

    expect(unseen.metadata.annotations).toEqual(before.metadata.annotations);
    expect(unseen.spec).toEqual({
      ...before.spec,
      owner: 'group:default/risk',
    });
    expect(gone.metadata.annotations).not.toHaveProperty('argocd/app-name');
    expect(gone.spec).not.toHaveProperty('dependencyOf');
  });
});
