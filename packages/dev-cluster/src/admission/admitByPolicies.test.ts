import { ManualClock } from '../clock';
import type { KubeObject } from '../kube-api';
import { InMemoryObjectStore } from '../kube-api';
import { kuberayCrds } from '../argocd/sources/kuberayCrds';
import { admitByPolicies } from './admitByPolicies';
import { replicaGuard } from './__fixtures__/replicaGuard';

const KEY = { kind: 'RayCluster', namespace: 'ray', name: 'demo' };
const [policy, binding] = replicaGuard(['other', 'ray']);

let clock: ManualClock;
let store: InMemoryObjectStore;

beforeEach(async () => {
  clock = new ManualClock({ startAt: '2026-11-21T02:00:00Z' });
  store = InMemoryObjectStore.create({ clock, admit: admitByPolicies });
  kuberayCrds('1.5.1').forEach(crd => store.create(crd));
  await clock.advance(1_000);
  store.create(aNamespace('ray'));
});

afterEach(() => store.stop());

function aNamespace(name: string): KubeObject {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
}

function aRayCluster(replicas: number, maxReplicas: number): KubeObject {
  return {
    apiVersion: 'ray.io/v1',
    kind: 'RayCluster',
    metadata: { namespace: KEY.namespace, name: KEY.name },
    spec: {
      enableInTreeAutoscaling: true,
      headGroupSpec: { template: { spec: { containers: [] } } },
      workerGroupSpecs: [
        {
          groupName: 'std',
          replicas,
          minReplicas: 1,
          maxReplicas,
          template: { spec: { containers: [] } },
        },
      ],
    },
  };
}

/** `replicas/max` after somebody lowered a cluster from 5 to 1 and raised its maximum to 9. */
function afterUpdateBy(fieldManager: string | undefined): string {
  store.create(aRayCluster(5, 8), { fieldManager: 'argocd-controller' });
  store.update(aRayCluster(1, 9), { fieldManager });
  return counts();
}

function counts(): string {
  const { workerGroupSpecs } = store.get(KEY)?.spec as {
    workerGroupSpecs: Array<{ replicas: number; maxReplicas: number }>;
  };
  const [{ replicas, maxReplicas }] = workerGroupSpecs;
  return `${replicas}/${maxReplicas}`;
}

it.each([
  ['argocd-controller', '5/9'],
  ['argocd-application-controller', '5/9'],
  ['python-requests', '1/9'],
  ['kubectl-edit', '1/9'],
  ['an-argocd', '1/9'],
  [undefined, '1/9'],
])('guards the counts against %s with the result %s', (manager, result) => {
  store.create(policy);
  store.create(binding);

  expect(afterUpdateBy(manager)).toBe(result);
});

it.each([
  { said: 'the policy alone', objects: [policy] },
  { said: 'the binding alone', objects: [binding] },
  {
    said: 'a binding of other namespaces',
    objects: replicaGuard(['other']),
  },
  { said: 'nothing', objects: [] },
])('guards nothing by $said', ({ objects }) => {
  objects.forEach(object => store.create(object));

  expect(afterUpdateBy('argocd-controller')).toBe('1/9');
});

it('guards by the labels of the namespace, whatever they are', () => {
  store.create(policy);
  store.create({
    ...binding,
    spec: {
      policyName: policy.metadata.name,
      matchResources: { namespaceSelector: { matchLabels: { guard: 'on' } } },
    },
  });
  store.create(aRayCluster(5, 8));
  store.update(aRayCluster(4, 8), { fieldManager: 'argocd-controller' });
  const before = counts();

  store.patch(
    { kind: 'Namespace', name: 'ray' },
    { metadata: { labels: { guard: 'on' } } },
    { type: 'merge', fieldManager: 'kubectl-label' },
  );
  store.update(aRayCluster(1, 9), { fieldManager: 'argocd-controller' });

  expect([before, counts()]).toEqual(['4/8', '4/9']);
});

it('guards until the policy is deleted', () => {
  store.create(policy);
  store.create(binding);
  store.create(aRayCluster(5, 8));
  store.update(aRayCluster(1, 8), { fieldManager: 'argocd-controller' });
  const before = counts();

  store.delete({ kind: policy.kind, name: policy.metadata.name });
  store.update(aRayCluster(1, 8), { fieldManager: 'argocd-controller' });

  expect([before, counts()]).toEqual(['5/8', '1/8']);
});

function withSpec(object: KubeObject, change: object): KubeObject {
  return { ...object, spec: { ...(object.spec as object), ...change } };
}

it.each([
  {
    object: withSpec(policy, { failurePolicy: 'Ignore' }),
    message:
      'mutatingadmissionpolicies.admissionregistration.k8s.io "raycluster-keep-autoscaled-replicas" is forbidden: the development cluster (a stand-in for Kubernetes) does not evaluate CEL: it knows the replica guard by its text, as the generator of KubeRay for Backstage writes it, and no other policy',
  },
  {
    object: withSpec(binding, { paramRef: { name: 'limits' } }),
    message:
      'mutatingadmissionpolicybindings.admissionregistration.k8s.io "raycluster-keep-autoscaled-replicas" is forbidden: the development cluster (a stand-in for Kubernetes) does not reproduce spec.paramRef; say the namespaces in spec.matchResources.namespaceSelector',
  },
  {
    object: withSpec(binding, {
      matchResources: { objectSelector: { matchLabels: { a: 'b' } } },
    }),
    message: expect.stringContaining(
      'does not reproduce spec.matchResources.objectSelector;',
    ),
  },
  {
    object: { ...policy, kind: 'ValidatingAdmissionPolicy' },
    message:
      'validatingadmissionpolicies.admissionregistration.k8s.io "raycluster-keep-autoscaled-replicas" is forbidden: the development cluster (a stand-in for Kubernetes) obeys no ValidatingAdmissionPolicy',
  },
  {
    object: { ...binding, kind: 'ValidatingAdmissionPolicyBinding' },
    message: expect.stringContaining('obeys no ValidatingAdmissionPolicy'),
  },
])('refuses $object.kind that it would not obey', ({ object, message }) => {
  expect(() => store.create(object)).toThrow(
    expect.objectContaining({ code: 403, reason: 'Forbidden', message }),
  );
  expect(store.list(object.kind)).toEqual([]);
});

it('refuses to make another policy of the guard', () => {
  store.create(policy);

  expect(() =>
    store.update(withSpec(policy, { reinvocationPolicy: 'IfNeeded' })),
  ).toThrow(expect.objectContaining({ code: 403 }));
});
