import { isJsonObject } from '../json';
import type { KubeObject } from '../KubeObject';
import type { StatusCause } from '../KubeStatusError';
import { readPolicyRules } from './PolicyRule';

const GROUP = 'rbac.authorization.k8s.io';

/** What Kubernetes refuses in a Role, ClusterRole or binding (`pkg/apis/rbac/validation`); empty for other kinds. */
export function findRbacFaults(
  object: KubeObject,
  oldObject?: KubeObject,
): StatusCause[] {
  if (!object.apiVersion.startsWith(`${GROUP}/`)) {
    return [];
  }
  return object.kind.endsWith('Binding')
    ? findBindingFaults(object, oldObject)
    : findRuleFaults(object);
}

function findRuleFaults(role: KubeObject): StatusCause[] {
  return readPolicyRules(role).flatMap((rule, index) => {
    const field = `rules[${index}]`;
    const isOfUrls = rule.nonResourceURLs.length > 0;
    return [
      ...(rule.verbs.length === 0
        ? [required(`${field}.verbs`, 'verbs must contain at least one value')]
        : []),
      ...(isOfUrls && role.kind === 'Role'
        ? [
            invalid(
              `${field}.nonResourceURLs`,
              rule.nonResourceURLs,
              'namespaced rules cannot apply to non-resource URLs',
            ),
          ]
        : []),
      ...(!isOfUrls && rule.apiGroups.length === 0
        ? [
            required(
              `${field}.apiGroups`,
              'resource rules must supply at least one api group',
            ),
          ]
        : []),
      ...(!isOfUrls && rule.resources.length === 0
        ? [
            required(
              `${field}.resources`,
              'resource rules must supply at least one resource',
            ),
          ]
        : []),
    ];
  });
}

function findBindingFaults(
  { kind, roleRef, subjects }: KubeObject,
  oldObject: KubeObject | undefined,
): StatusCause[] {
  const { apiGroup, kind: role, name } = isJsonObject(roleRef) ? roleRef : {};
  const roles =
    kind === 'RoleBinding' ? ['Role', 'ClusterRole'] : ['ClusterRole'];
  const accounts = Array.isArray(subjects) ? subjects.filter(isJsonObject) : [];
  return [
    ...(apiGroup === GROUP
      ? []
      : [unsupported('roleRef.apiGroup', apiGroup, [GROUP])]),
    ...(roles.includes(String(role))
      ? []
      : [unsupported('roleRef.kind', role, roles)]),
    ...(name ? [] : [required('roleRef.name', '')]),
    ...accounts.flatMap((subject, index) =>
      subject.kind === 'ServiceAccount' &&
      !subject.namespace &&
      kind === 'ClusterRoleBinding'
        ? [required(`subjects[${index}].namespace`, '')]
        : [],
    ),
    ...(oldObject && !isSameRole(oldObject.roleRef, roleRef)
      ? [invalid('roleRef', roleRef, 'cannot change roleRef')]
      : []),
  ];
}

function isSameRole(a: unknown, b: unknown): boolean {
  return (
    isJsonObject(a) &&
    isJsonObject(b) &&
    a.kind === b.kind &&
    a.name === b.name &&
    a.apiGroup === b.apiGroup
  );
}

function required(field: string, why: string): StatusCause {
  const message = why ? `Required value: ${why}` : 'Required value';
  return { reason: 'FieldValueRequired', message, field };
}

function invalid(field: string, value: unknown, why: string): StatusCause {
  return {
    reason: 'FieldValueInvalid',
    message: `Invalid value: ${JSON.stringify(value)}: ${why}`,
    field,
  };
}

function unsupported(
  field: string,
  value: unknown,
  supported: string[],
): StatusCause {
  return {
    reason: 'FieldValueNotSupported',
    message: `Unsupported value: ${JSON.stringify(
      value ?? '',
    )}: supported values: ${supported.map(one => `"${one}"`).join(', ')}`,
    field,
  };
}
