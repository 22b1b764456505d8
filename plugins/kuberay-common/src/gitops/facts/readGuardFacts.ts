import type { JsonObject } from '../chart/JsonObject';
import type { GuardFacts } from './GuardFacts';
import { listAt, mapAt, textAt, valueAt } from './Path';

const NAMESPACE_LABEL = 'kubernetes.io/metadata.name';

/** A policy is a replica guard if it mutates RayClusters and speaks of replicas (domain.md 6.9). */
function isReplicaGuardPolicy(document: JsonObject): boolean {
  return (
    document.kind === 'MutatingAdmissionPolicy' &&
    listAt(document, ['spec', 'matchConstraints', 'resourceRules']).some(rule =>
      listAt(rule, ['resources']).includes('rayclusters'),
    ) &&
    /replicas/.test(JSON.stringify(mapAt(document, ['spec']).mutations ?? ''))
  );
}

/** The bindings of replica guards among documents. */
export function readGuardFacts(documents: readonly JsonObject[]): GuardFacts[] {
  const policies = new Set(
    documents
      .filter(isReplicaGuardPolicy)
      .map(policy => textAt(policy, ['metadata', 'name'])),
  );
  return documents
    .filter(
      document =>
        document.kind === 'MutatingAdmissionPolicyBinding' &&
        policies.has(textAt(document, ['spec', 'policyName'])),
    )
    .map(manifest => ({
      of: 'guard' as const,
      manifest,
      base: [],
      name: textAt(manifest, ['metadata', 'name']) ?? '',
      namespaces: readNamespaces(manifest),
    }));
}

function readNamespaces(binding: JsonObject): string[] | undefined {
  const selector = mapAt(binding, [
    'spec',
    'matchResources',
    'namespaceSelector',
  ]);
  const label = textAt(selector, ['matchLabels', NAMESPACE_LABEL]);
  const [expression, ...others] = listAt(selector, ['matchExpressions']);
  if (label !== undefined && expression === undefined) {
    return [label];
  }
  return others.length === 0 &&
    valueAt(expression, ['key']) === NAMESPACE_LABEL &&
    valueAt(expression, ['operator']) === 'In'
    ? listAt(expression, ['values']).map(String)
    : undefined;
}
