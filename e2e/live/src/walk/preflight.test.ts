import { GUARD } from '../cleanUp/Inventory';
import { emptyInventory } from '../__testUtils__/emptyInventory';
import { describeAccess, neededAccess } from './neededAccess';
import { guardProblem, obstaclesOf } from './preflight';

const bring = { reuseCrds: false, reuseOperator: false };
const definitions = { CustomResourceDefinition: ['rayclusters.ray.io'] };

describe('obstaclesOf', () => {
  it('sees none where nothing is there', () => {
    expect(obstaclesOf(emptyInventory(), [], bring)).toEqual([]);
  });

  it('sees none in CRDs, or in an operator and what brought it, that are to be reused', () => {
    const platform = emptyInventory({
      ...definitions,
      Application: ['ray-operator-crds', 'ray-operator'],
    });
    expect(
      obstaclesOf(emptyInventory(definitions), [], {
        ...bring,
        reuseCrds: true,
      }),
    ).toEqual([]);
    expect(
      obstaclesOf(platform, ['ray-system/kuberay-operator'], {
        ...bring,
        reuseOperator: true,
      }),
    ).toEqual([]);
  });

  it('names all of KubeRay that is there, and how to use it', () => {
    expect(
      obstaclesOf(
        emptyInventory({ ...definitions, Application: ['ray-operator'] }),
        ['ray-system/kuberay-operator'],
        bring,
      ),
    ).toEqual([
      'KubeRay is installed already (CustomResourceDefinition rayclusters.ray.io, operator ray-system/kuberay-operator, Application ray-operator); --reuse-operator uses CRDs and operator as they are, --reuse-crds the CRDs alone',
    ]);
  });

  it('refuses a second operator where only the CRDs are to be reused', () => {
    expect(
      obstaclesOf(
        emptyInventory(definitions),
        ['ray-system/kuberay-operator'],
        { ...bring, reuseCrds: true },
      ),
    ).toEqual([expect.stringContaining('operator ray-system')]);
  });

  it('names what an earlier run has left', () => {
    expect(
      obstaclesOf(
        emptyInventory({
          Application: ['live-check-root'],
          RayCluster: ['live-check-guarded-kuberay'],
        }),
        [],
        bring,
      ),
    ).toEqual([
      'there is live-check-root, live-check-guarded-kuberay already; remove what an earlier run has left, or choose another --name',
    ]);
  });

  it('misses what is to be reused', () => {
    expect(
      obstaclesOf(emptyInventory(), [], { ...bring, reuseOperator: true }),
    ).toEqual(['there are no CRDs of KubeRay to be reused']);
  });
});

describe('guardProblem', () => {
  const here = { destinationServer: 'https://kubernetes.default.svc' };
  const elsewhere = { destinationServer: 'https://10.0.0.1' };

  it.each(['v1.36.0', 'v1.36.1+k3s1', 'v1.40.0', 'v2.0.0'])(
    'sees none in Kubernetes %s',
    version => {
      expect(guardProblem(version, here, emptyInventory())).toBeUndefined();
    },
  );

  it.each([
    ['v1.35.4', here, {}, 'has no replica guard (1.36 or later has)'],
    ['of an unknown version', here, {}, 'has no replica guard'],
    [
      'v1.36.1',
      here,
      { MutatingAdmissionPolicy: [GUARD] },
      'somebody else has a replica guard here',
    ],
    ['v1.36.1', elsewhere, {}, 'https://kubernetes.default.svc alone'],
  ])('sees one in %s, %j, %j', (version, parameters, there, message) => {
    expect(guardProblem(version, parameters, emptyInventory(there))).toMatch(
      message,
    );
  });
});

describe('neededAccess', () => {
  it('asks for no deletion of what stays', () => {
    const parameters = {
      argocdNamespace: 'argocd',
      namespace: 'ray',
      keep: false,
      guard: 'off' as 'both' | 'off',
      ...bring,
    };
    const deletions = (given: Partial<typeof parameters>) =>
      neededAccess({ ...parameters, ...given })
        .filter(({ verb }) => verb === 'delete')
        .map(describeAccess);
    expect(deletions({})).toEqual([
      'delete applications.argoproj.io in argocd',
      'delete namespaces',
      'delete customresourcedefinitions.apiextensions.k8s.io',
    ]);
    expect(deletions({ reuseCrds: true })).toEqual([
      'delete applications.argoproj.io in argocd',
      'delete namespaces',
    ]);
    expect(deletions({ guard: 'both' }).slice(3)).toEqual([
      'delete mutatingadmissionpolicies.admissionregistration.k8s.io',
      'delete mutatingadmissionpolicybindings.admissionregistration.k8s.io',
    ]);
    expect(deletions({ guard: 'both', keep: true })).toEqual([]);
  });
});
