import type { KubeObject } from '../KubeObject';
import { findRbacFaults } from './findRbacFaults';

const GROUP = 'rbac.authorization.k8s.io';
const an = (kind: string, more: object): KubeObject => ({
  apiVersion: `${GROUP}/v1`,
  kind,
  metadata: { name: 'one' },
  ...more,
});
const rule = { apiGroups: [''], resources: ['pods'], verbs: ['get'] };
const roleRef = { apiGroup: GROUP, kind: 'ClusterRole', name: 'reader' };
const subject = { kind: 'ServiceAccount', namespace: 'ml', name: 'portal' };
const binding = { roleRef, subjects: [subject] };

it.each([
  an('Role', { rules: [rule] }),
  an('ClusterRole', {
    rules: [{ nonResourceURLs: ['/metrics'], verbs: ['get'] }],
  }),
  an('ClusterRoleBinding', binding),
  an('RoleBinding', { ...binding, roleRef: { ...roleRef, kind: 'Role' } }),
  { apiVersion: 'v1', kind: 'Role', metadata: { name: 'no RBAC' } },
])('finds nothing in a $kind that Kubernetes takes', object => {
  expect(findRbacFaults(object, object)).toEqual([]);
});

it.each<[string, KubeObject, string[]]>([
  [
    'a rule without verbs',
    an('Role', { rules: [rule, { ...rule, verbs: [] }] }),
    ['rules[1].verbs: Required value: verbs must contain at least one value'],
  ],
  [
    'a rule without groups and resources',
    an('ClusterRole', { rules: [{ verbs: ['get'] }] }),
    [
      'rules[0].apiGroups: Required value: resource rules must supply at least one api group',
      'rules[0].resources: Required value: resource rules must supply at least one resource',
    ],
  ],
  [
    'a Role for paths',
    an('Role', { rules: [{ nonResourceURLs: ['/x'], verbs: ['get'] }] }),
    [
      'rules[0].nonResourceURLs: Invalid value: ["/x"]: namespaced rules cannot apply to non-resource URLs',
    ],
  ],
  [
    'a ClusterRoleBinding of a Role',
    an('ClusterRoleBinding', {
      ...binding,
      roleRef: { ...roleRef, kind: 'Role' },
    }),
    [
      'roleRef.kind: Unsupported value: "Role": supported values: "ClusterRole"',
    ],
  ],
  [
    'a ServiceAccount without its namespace',
    an('ClusterRoleBinding', {
      ...binding,
      subjects: [{ kind: 'ServiceAccount', name: 'portal' }],
    }),
    ['subjects[0].namespace: Required value'],
  ],
  [
    'nothing to refer to',
    an('RoleBinding', {}),
    [
      `roleRef.apiGroup: Unsupported value: "": supported values: "${GROUP}"`,
      'roleRef.kind: Unsupported value: "": supported values: "Role", "ClusterRole"',
      'roleRef.name: Required value',
    ],
  ],
])('refuses %s', (_, object, sentences) => {
  expect(
    findRbacFaults(object).map(({ field, message }) => `${field}: ${message}`),
  ).toEqual(sentences);
});

it('lets nobody turn a binding to another role', () => {
  const turned = { ...binding, roleRef: { ...roleRef, name: 'admin' } };
  const faults = findRbacFaults(
    an('ClusterRoleBinding', turned),
    an('ClusterRoleBinding', binding),
  );
  expect(faults.map(({ field }) => field)).toEqual(['roleRef']);
});
