import { emptyInventory } from '../__testUtils__/emptyInventory';
import { someParameters } from '../__testUtils__/someParameters';
import { addedSince, GUARD } from './Inventory';
import { planRemovals } from './planRemovals';

const parameters = someParameters();
const everything = emptyInventory({
  Application: [
    'live-check-guarded',
    'live-check-root',
    'ray-operator',
    'ray-operator-crds',
  ],
  ClusterRole: ['kuberay-operator', 'rayjob-editor-role'],
  ClusterRoleBinding: ['kuberay-operator'],
  CustomResourceDefinition: ['rayclusters.ray.io', 'rayjobs.ray.io'],
  MutatingAdmissionPolicy: [GUARD],
  MutatingAdmissionPolicyBinding: [GUARD],
  Namespace: ['kuberay-live-check', 'kuberay-live-operator'],
  Pod: ['a-pod'],
  RayCluster: ['live-check-guarded-kuberay'],
});

describe('planRemovals', () => {
  it('takes the root first, clusters before the operator, and CRDs and namespaces last', () => {
    const before = emptyInventory();
    const plan = planRemovals(parameters, { before, now: everything });
    expect(plan.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'Application live-check-root',
      'Application live-check-guarded',
      'RayCluster live-check-guarded-kuberay',
      `MutatingAdmissionPolicyBinding ${GUARD}`,
      `MutatingAdmissionPolicy ${GUARD}`,
      'Application ray-operator',
      'Application ray-operator-crds',
      'ClusterRoleBinding kuberay-operator',
      'ClusterRole kuberay-operator',
      'ClusterRole rayjob-editor-role',
      'CustomResourceDefinition rayclusters.ray.io',
      'CustomResourceDefinition rayjobs.ray.io',
      'Namespace kuberay-live-check',
      'Namespace kuberay-live-operator',
    ]);
    expect(
      plan.flatMap(({ unlessUsed }) => (unlessUsed ? [unlessUsed] : [])),
    ).toEqual(['/apis/ray.io/v1/rayclusters', '/apis/ray.io/v1/rayjobs']);
    expect(plan[0].path).toBe(
      '/apis/argoproj.io/v1alpha1/namespaces/argocd/applications/live-check-root',
    );
  });

  it('leaves what was there before', () => {
    const before = emptyInventory({
      Application: ['ray-operator', 'ray-operator-crds'],
      ClusterRole: everything.ClusterRole,
      ClusterRoleBinding: everything.ClusterRoleBinding,
      CustomResourceDefinition: everything.CustomResourceDefinition,
      MutatingAdmissionPolicy: [GUARD],
      MutatingAdmissionPolicyBinding: [GUARD],
      Namespace: ['kuberay-live-check'],
    });
    expect(
      planRemovals(parameters, { before, now: everything }).map(
        ({ kind, name }) => `${kind} ${name}`,
      ),
    ).toEqual([
      'Application live-check-root',
      'Application live-check-guarded',
      'RayCluster live-check-guarded-kuberay',
      'Namespace kuberay-live-operator',
    ]);
  });

  it('has nothing to do where nothing is there', () => {
    const nothing = emptyInventory();
    expect(planRemovals(parameters, { before: nothing, now: nothing })).toEqual(
      [],
    );
  });
});

describe('addedSince', () => {
  it('names what is there and was not', () => {
    const before = emptyInventory({ Namespace: ['kuberay-live-check'] });
    expect(addedSince(before, before)).toEqual([]);
    expect(
      addedSince(
        before,
        emptyInventory({
          Namespace: ['kuberay-live-check', 'kuberay-live-operator'],
          Pod: ['a'],
        }),
      ),
    ).toEqual(['Namespace kuberay-live-operator', 'Pod a']);
  });
});
