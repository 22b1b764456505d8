import type { Entity } from '@backstage/catalog-model';
import { isKuberayAvailable } from './isKuberayAvailable';

function entity(kind: string, rest: Partial<Entity> = {}): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name: 'features' },
    ...rest,
  };
}

const annotated = {
  metadata: {
    name: 'features',
    annotations: { 'kuberay.io/raycluster': 'ray/features' },
  },
};

describe('isKuberayAvailable', () => {
  it.each`
    what                              | subject                                                   | available
    ${'a component with annotation'}  | ${entity('Component', annotated)}                         | ${true}
    ${'an API with annotation'}       | ${entity('API', annotated)}                               | ${true}
    ${'a component without'}          | ${entity('Component')}                                    | ${false}
    ${'a Ray cluster'}                | ${entity('Resource', { spec: { type: 'ray-cluster' } })}  | ${true}
    ${'a Ray cluster, other letters'} | ${entity('resource', { spec: { type: 'Ray-Cluster' } })}  | ${true}
    ${'a database'}                   | ${entity('Resource', { spec: { type: 'database' } })}     | ${false}
    ${'a component of that type'}     | ${entity('Component', { spec: { type: 'ray-cluster' } })} | ${false}
    ${'a resource without a type'}    | ${entity('Resource')}                                     | ${false}
  `('is $available for $what', ({ subject, available }) => {
    expect(isKuberayAvailable(subject)).toBe(available);
  });
});
