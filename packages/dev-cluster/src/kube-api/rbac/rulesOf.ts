import { isJsonObject } from '../json';
import type { KubeObject } from '../KubeObject';
import type { ObjectStore } from '../ObjectStore';
import { defaultRules } from './defaultRules';
import type { PolicyRule } from './PolicyRule';
import { readPolicyRules } from './PolicyRule';
import type { Subject } from './Subject';
import { isSubject } from './Subject';

/** What somebody may do at one scope. */
export interface SubjectRules {
  rules: readonly PolicyRule[];
  /** Roles that a binding names and that are not there, in the words that a refusal adds. */
  missing: readonly string[];
}

type Objects = Pick<ObjectStore, 'entries' | 'get'>;

/**
 * The rules of a subject in a namespace, or at the cluster scope: those of ClusterRoleBindings everywhere, those of
 * RoleBindings in their own namespace alone, and those that everybody has.
 */
export function rulesOf(
  objects: Objects,
  subject: Subject,
  namespace?: string,
): SubjectRules {
  const bindings = [
    ...objects.entries('ClusterRoleBinding'),
    ...(namespace === undefined
      ? []
      : objects.entries('RoleBinding', { namespace })),
  ].filter(binding => isBound(binding, subject));
  const roles = bindings.map(binding => findRole(objects, binding));
  return {
    rules: [
      ...defaultRules,
      ...roles.flatMap(role =>
        typeof role === 'string' ? [] : readPolicyRules(role),
      ),
    ],
    missing: roles.filter((role): role is string => typeof role === 'string'),
  };
}

function isBound(binding: KubeObject, subject: Subject): boolean {
  const { subjects, metadata } = binding;
  return (
    Array.isArray(subjects) &&
    subjects.some(entry => isSubject(entry, subject, metadata.namespace))
  );
}

/** The role, or why there is none. */
function findRole(objects: Objects, binding: KubeObject): KubeObject | string {
  const ref = isJsonObject(binding.roleRef) ? binding.roleRef : {};
  const name = String(ref.name ?? '');
  const kind = ref.kind === 'Role' ? 'Role' : 'ClusterRole';
  const { namespace } = binding.metadata;
  return (
    objects.get({ kind, name, ...(kind === 'Role' && { namespace }) }) ??
    `${kind.toLowerCase()}.rbac.authorization.k8s.io "${name}" not found`
  );
}
