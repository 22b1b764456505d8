import type { AdmissionReview, ClusterReader, KubeObject } from '../kube-api';
import { KubeStatusError } from '../kube-api';
import type { JsonObject } from '../kube-api/json';
import { isJsonObject } from '../kube-api/json';
import { isReplicaGuard } from './isReplicaGuard';
import { keepLiveReplicas } from './keepLiveReplicas';
import { matchesLabelSelector } from './matchesLabelSelector';

const POLICY = 'MutatingAdmissionPolicy';
const BINDING = 'MutatingAdmissionPolicyBinding';

/** Kinds that nothing here obeys: better refused than kept without effect. */
const REFUSED_KINDS: readonly string[] = [
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
];

/** Begins the refusal of what a real API server would accept. */
const STAND_IN = 'the development cluster (a stand-in for Kubernetes)';

/**
 * Plays the admission policies of a cluster: the replica guard, for the namespaces of its bindings, and no other policy.
 * One that is created or changed counts from the next write on; a real API server needs some seconds for that.
 * @throws KubeStatusError 403 for every other policy, and for a binding that says more than which namespaces
 */
export function admitByPolicies(
  review: AdmissionReview,
  cluster: ClusterReader,
): KubeObject {
  const { object, oldObject, fieldManager } = review;
  switch (object.kind) {
    case POLICY:
      requireReplicaGuard(object);
      return object;
    case BINDING:
      requirePlainBinding(object);
      return object;
    case 'RayCluster':
      return oldObject &&
        fieldManager?.startsWith('argocd') &&
        isGuarded(object, cluster)
        ? keepLiveReplicas({ object, oldObject })
        : object;
    default:
      if (REFUSED_KINDS.includes(object.kind)) {
        throw refusal(object, `${STAND_IN} obeys no ${object.kind}`);
      }
      return object;
  }
}

/** Whether a binding of the guard selects the object's namespace. */
function isGuarded(object: KubeObject, cluster: ClusterReader): boolean {
  const name = object.metadata.namespace ?? '';
  const labels = cluster.get({ kind: 'Namespace', name })?.metadata.labels;
  return cluster.list(BINDING).some(({ spec }) => {
    const binding = isJsonObject(spec) ? spec : {};
    const { namespaceSelector } = matchResourcesOf(binding);
    return (
      matchesLabelSelector(namespaceSelector, labels ?? {}) &&
      // Every policy that is here is the guard.
      cluster.get({ kind: POLICY, name: String(binding.policyName) }) !==
        undefined
    );
  });
}

function requireReplicaGuard(policy: KubeObject): void {
  if (!isReplicaGuard(policy.spec)) {
    throw refusal(
      policy,
      `${STAND_IN} does not evaluate CEL: it knows the replica guard by its text, as the generator of KubeRay for Backstage writes it, and no other policy`,
    );
  }
}

function requirePlainBinding(binding: KubeObject): void {
  const spec = isJsonObject(binding.spec) ? binding.spec : {};
  const unknown = [
    ...fieldsBeyond(spec, ['policyName', 'matchResources']),
    ...fieldsBeyond(matchResourcesOf(spec), [
      'namespaceSelector',
      'matchPolicy',
    ]).map(field => `matchResources.${field}`),
  ];
  if (unknown.length > 0) {
    throw refusal(
      binding,
      `${STAND_IN} does not reproduce spec.${unknown[0]}; say the namespaces in spec.matchResources.namespaceSelector`,
    );
  }
}

function matchResourcesOf(spec: JsonObject): JsonObject {
  return isJsonObject(spec.matchResources) ? spec.matchResources : {};
}

/** Fields that say something and are not among these; an empty map says nothing. */
function fieldsBeyond(map: JsonObject, known: readonly string[]): string[] {
  return Object.keys(map).filter(
    field =>
      !known.includes(field) &&
      !(isJsonObject(map[field]) && Object.keys(map[field]).length === 0),
  );
}

function refusal(object: KubeObject, because: string): KubeStatusError {
  const kind = object.kind.toLowerCase();
  const plural = kind.endsWith('y') ? `${kind.slice(0, -1)}ies` : `${kind}s`;
  return KubeStatusError.forbidden(
    { group: 'admissionregistration.k8s.io', plural },
    { name: object.metadata.name, because },
  );
}
