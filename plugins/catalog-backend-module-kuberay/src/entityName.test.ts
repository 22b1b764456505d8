import { KubernetesValidatorFunctions } from '@backstage/catalog-model';
import fc from 'fast-check';
import { distinctEntityName, entityName } from './entityName';

const at = (cluster: string, namespace = 'ml', name = 'training') => ({
  cluster,
  namespace,
  name,
});

describe('entityName', () => {
  it.each([
    [at('prod'), 'prod-ml-training'],
    [at('Prod_1.eu'), 'Prod_1.eu-ml-training'],
    // 63 characters, and one more.
    [at('p', 'n', 'x'.repeat(59)), `p-n-${'x'.repeat(59)}`],
  ])('is made of cluster, namespace and name: %j', (ref, name) => {
    expect(entityName(ref)).toBe(name);
  });

  it('cuts a long one, and ends it with a hash of the whole', () => {
    const long = entityName(at('p', 'n', 'x'.repeat(60)));
    expect(long).toMatch(/^p-n-x{50}-[0-9a-f]{8}$/);
    expect(long).not.toBe(entityName(at('p', 'n', 'x'.repeat(61))));
  });

  it('leaves out what no name has, and tells by the hash what it was', () => {
    const name = entityName(at('arn:aws:eks:eu:1:cluster/prod'));
    expect(name).toMatch(/^arn-aws-eks-eu-1-cluster-prod-ml-training-\w{8}$/);
    expect(name).not.toBe(entityName(at('arn/aws/eks/eu/1/cluster/prod')));
  });

  it('tells apart what would be called alike', () => {
    const [left, right] = [at('a-b', 'c', 'd'), at('a', 'b-c', 'd')];
    expect(entityName(left)).toBe(entityName(right));
    expect(distinctEntityName(left)).not.toBe(distinctEntityName(right));
  });

  it('is always one that the catalog accepts', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, unit: 'grapheme' }),
        fc.string({ minLength: 1, maxLength: 63 }),
        fc.string({ minLength: 1, maxLength: 63 }),
        (cluster, namespace, name) => {
          const ref = { cluster, namespace, name };
          for (const one of [entityName(ref), distinctEntityName(ref)]) {
            expect(KubernetesValidatorFunctions.isValidObjectName(one)).toBe(
              true,
            );
          }
        },
      ),
    );
  });
});
