import { emptyInventory } from '../__testUtils__/emptyInventory';
import type { Found } from './obstaclesOf';
import { obstaclesOf } from './obstaclesOf';

const bring = { namespace: 'ray', reuseCrds: false, reuseOperator: false };
const reuseOperator = { ...bring, reuseOperator: true };
const definitions = { CustomResourceDefinition: ['rayclusters.ray.io'] };
const operator = { name: 'ray-system/kuberay-operator' };

function found(given: Partial<Found> = {}): Found {
  return { before: emptyInventory(), operators: [], terminating: [], ...given };
}

describe('obstaclesOf', () => {
  it('sees none where nothing is there', () => {
    expect(obstaclesOf(found(), bring)).toEqual([]);
  });

  it('sees none in CRDs, or in an operator and what brought it, that are to be reused', () => {
    const before = emptyInventory({
      ...definitions,
      Application: ['ray-operator-crds', 'ray-operator'],
    });
    expect(
      obstaclesOf(found({ before: emptyInventory(definitions) }), {
        ...bring,
        reuseCrds: true,
      }),
    ).toEqual([]);
    expect(
      obstaclesOf(found({ before, operators: [operator] }), reuseOperator),
    ).toEqual([]);
  });

  it('names all of KubeRay that is there, and how to use it', () => {
    const before = emptyInventory({
      ...definitions,
      Application: ['ray-operator'],
    });
    expect(
      obstaclesOf(found({ before, operators: [operator] }), bring),
    ).toEqual([
      'KubeRay is installed already (CustomResourceDefinition rayclusters.ray.io, operator ray-system/kuberay-operator, Application ray-operator); --reuse-operator uses CRDs and operator as they are, --reuse-crds the CRDs alone',
    ]);
  });

  it('refuses a second operator where only the CRDs are to be reused', () => {
    expect(
      obstaclesOf(
        found({ before: emptyInventory(definitions), operators: [operator] }),
        { ...bring, reuseCrds: true },
      ),
    ).toEqual([expect.stringContaining('operator ray-system')]);
  });

  it('names what an earlier run has left', () => {
    const before = emptyInventory({
      Application: ['live-check-root'],
      RayCluster: ['live-check-guarded-kuberay'],
    });
    expect(obstaclesOf(found({ before }), bring)).toEqual([
      'there is live-check-root, live-check-guarded-kuberay already; remove what an earlier run has left, or choose another --name',
    ]);
  });

  it('waits for nothing that is going: what is made meanwhile would go with it', () => {
    expect(
      obstaclesOf(found({ terminating: ['Namespace ray'] }), bring),
    ).toEqual(['Namespace ray is being deleted; wait until it is gone']);
  });

  it('misses what is to be reused', () => {
    expect(obstaclesOf(found(), reuseOperator)).toEqual([
      'there are no CRDs of KubeRay to be reused',
    ]);
  });

  it('refuses an operator that does not look at the namespace, unless another one does', () => {
    const before = emptyInventory(definitions);
    const elsewhere = { ...operator, watched: ['a', 'b'] };
    expect(
      obstaclesOf(found({ before, operators: [elsewhere] }), reuseOperator),
    ).toEqual([
      'operator ray-system/kuberay-operator does not look at namespace ray, but at a, b; choose one of those by --namespace',
    ]);
    expect(
      obstaclesOf(
        found({
          before,
          operators: [elsewhere, { name: 'x/y', watched: ['ray'] }],
        }),
        reuseOperator,
      ),
    ).toEqual([]);
  });
});
