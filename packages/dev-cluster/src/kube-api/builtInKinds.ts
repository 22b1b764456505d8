import type { ServedKind } from './ServedKind';

interface Row {
  group?: string;
  version?: string;
  kind: string;
  plural?: string;
  scope?: 'Cluster';
  status?: 'subresource';
  generation?: 'counted';
  shortNames?: string[];
  categories?: string[];
}

const rows: Row[] = [
  {
    kind: 'Namespace',
    scope: 'Cluster',
    status: 'subresource',
    shortNames: ['ns'],
  },
  { kind: 'Node', scope: 'Cluster', status: 'subresource', shortNames: ['no'] },
  {
    kind: 'Pod',
    status: 'subresource',
    generation: 'counted',
    shortNames: ['po'],
    categories: ['all'],
  },
  { kind: 'Event', shortNames: ['ev'] },
  {
    kind: 'Service',
    status: 'subresource',
    shortNames: ['svc'],
    categories: ['all'],
  },
  { kind: 'ServiceAccount', shortNames: ['sa'] },
  { kind: 'ConfigMap', shortNames: ['cm'] },
  { kind: 'Secret' },
  { kind: 'Endpoints', plural: 'endpoints', shortNames: ['ep'] },
  { kind: 'LimitRange', shortNames: ['limits'] },
  { kind: 'ResourceQuota', status: 'subresource', shortNames: ['quota'] },
  { kind: 'PersistentVolumeClaim', status: 'subresource', shortNames: ['pvc'] },
  {
    group: 'apps',
    kind: 'Deployment',
    status: 'subresource',
    generation: 'counted',
    shortNames: ['deploy'],
    categories: ['all'],
  },
  {
    group: 'apps',
    kind: 'ReplicaSet',
    status: 'subresource',
    generation: 'counted',
    shortNames: ['rs'],
    categories: ['all'],
  },
  {
    group: 'apps',
    kind: 'StatefulSet',
    status: 'subresource',
    generation: 'counted',
    shortNames: ['sts'],
    categories: ['all'],
  },
  {
    group: 'apps',
    kind: 'DaemonSet',
    status: 'subresource',
    generation: 'counted',
    shortNames: ['ds'],
    categories: ['all'],
  },
  {
    group: 'batch',
    kind: 'Job',
    status: 'subresource',
    generation: 'counted',
    categories: ['all'],
  },
  {
    group: 'batch',
    kind: 'CronJob',
    status: 'subresource',
    generation: 'counted',
    shortNames: ['cj'],
    categories: ['all'],
  },
  {
    group: 'autoscaling',
    version: 'v2',
    kind: 'HorizontalPodAutoscaler',
    status: 'subresource',
    shortNames: ['hpa'],
    categories: ['all'],
  },
  {
    group: 'networking.k8s.io',
    kind: 'Ingress',
    plural: 'ingresses',
    status: 'subresource',
    generation: 'counted',
    shortNames: ['ing'],
  },
  {
    group: 'policy',
    kind: 'PodDisruptionBudget',
    status: 'subresource',
    generation: 'counted',
    shortNames: ['pdb'],
  },
  { group: 'rbac.authorization.k8s.io', kind: 'Role' },
  { group: 'rbac.authorization.k8s.io', kind: 'RoleBinding' },
  { group: 'rbac.authorization.k8s.io', kind: 'ClusterRole', scope: 'Cluster' },
  {
    group: 'rbac.authorization.k8s.io',
    kind: 'ClusterRoleBinding',
    scope: 'Cluster',
  },
  { group: 'coordination.k8s.io', kind: 'Lease' },
  {
    group: 'scheduling.k8s.io',
    kind: 'PriorityClass',
    plural: 'priorityclasses',
    scope: 'Cluster',
    generation: 'counted',
    shortNames: ['pc'],
  },
  {
    group: 'admissionregistration.k8s.io',
    kind: 'MutatingAdmissionPolicy',
    plural: 'mutatingadmissionpolicies',
    scope: 'Cluster',
    generation: 'counted',
  },
  {
    group: 'admissionregistration.k8s.io',
    kind: 'MutatingAdmissionPolicyBinding',
    scope: 'Cluster',
    generation: 'counted',
  },
  {
    group: 'admissionregistration.k8s.io',
    kind: 'ValidatingAdmissionPolicy',
    plural: 'validatingadmissionpolicies',
    scope: 'Cluster',
    status: 'subresource',
    generation: 'counted',
  },
  {
    group: 'admissionregistration.k8s.io',
    kind: 'ValidatingAdmissionPolicyBinding',
    scope: 'Cluster',
    generation: 'counted',
  },
  {
    group: 'apiextensions.k8s.io',
    kind: 'CustomResourceDefinition',
    scope: 'Cluster',
    status: 'subresource',
    generation: 'counted',
    shortNames: ['crd', 'crds'],
    categories: ['api-extensions'],
  },
];

/** The kinds that a cluster serves before any CRD: those that the stories touch, and those that the portal's Kubernetes page lists. */
export const builtInKinds: readonly ServedKind[] = rows.map(row => ({
  group: row.group ?? '',
  versions: [row.version ?? 'v1'],
  kind: row.kind,
  plural: row.plural ?? `${row.kind.toLowerCase()}s`,
  singular: row.kind.toLowerCase(),
  namespaced: row.scope !== 'Cluster',
  statusSubresource: row.status === 'subresource',
  generation: row.generation === 'counted',
  custom: false,
  ...(row.shortNames && { shortNames: row.shortNames }),
  ...(row.categories && { categories: row.categories }),
}));
