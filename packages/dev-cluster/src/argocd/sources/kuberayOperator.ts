import type { KubeObject } from '../../kube-api';
import { hasRayCronJob } from './kuberayRelease';
import type { OperatorValues } from './operatorOptions';

const NAME = 'kuberay-operator';
const LEADER_ELECTION = `${NAME}-leader-election`;
const RBAC = 'rbac.authorization.k8s.io';

/**
 * What chart `kuberay-operator` renders without its CRDs: 11 objects, 13 with RayCronJob (domain facts 4.3). Kinds, names
 * and labels are the chart's; the rules of the roles are shortened, since nothing here enforces them.
 */
export function kuberayOperator(options: {
  release: string;
  instance: string;
  namespace: string;
  values: OperatorValues;
}): KubeObject[] {
  const { release, instance, namespace } = options;
  const labels = {
    'app.kubernetes.io/name': NAME,
    'app.kubernetes.io/instance': instance,
    'app.kubernetes.io/managed-by': 'Helm',
    'helm.sh/chart': `${NAME}-${release}`,
  };
  const namespaced = (name: string) => ({ name, namespace, labels });
  const jobs = [
    'rayjob',
    'rayservice',
    ...(hasRayCronJob(release) ? ['raycronjob'] : []),
  ];
  return [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: namespaced(NAME) },
    clusterRole(
      NAME,
      labels,
      ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'],
      'rayclusters',
    ),
    ...jobs.flatMap(job => [
      clusterRole(
        `${job}-editor-role`,
        labels,
        ['create', 'delete', 'get', 'list', 'patch', 'update', 'watch'],
        `${job}s`,
      ),
      clusterRole(
        `${job}-viewer-role`,
        labels,
        ['get', 'list', 'watch'],
        `${job}s`,
      ),
    ]),
    {
      apiVersion: `${RBAC}/v1`,
      kind: 'ClusterRoleBinding',
      metadata: { name: NAME, labels },
      ...binding('ClusterRole', NAME, namespace),
    },
    {
      apiVersion: `${RBAC}/v1`,
      kind: 'Role',
      metadata: namespaced(LEADER_ELECTION),
      rules: [
        {
          apiGroups: ['coordination.k8s.io'],
          resources: ['leases'],
          verbs: ['create', 'get', 'list', 'update'],
        },
      ],
    },
    {
      apiVersion: `${RBAC}/v1`,
      kind: 'RoleBinding',
      metadata: namespaced(LEADER_ELECTION),
      ...binding('Role', LEADER_ELECTION, namespace),
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: namespaced(NAME),
      spec: {
        type: 'ClusterIP',
        selector: selector(instance),
        ports: [
          { name: 'http', port: 8080, protocol: 'TCP', targetPort: 'http' },
        ],
      },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: namespaced(NAME),
      spec: deploymentSpec(options),
    },
  ];
}

function clusterRole(
  name: string,
  labels: Record<string, string>,
  verbs: string[],
  resource: string,
): KubeObject {
  return {
    apiVersion: `${RBAC}/v1`,
    kind: 'ClusterRole',
    metadata: { name, labels },
    rules: [
      { apiGroups: ['ray.io'], resources: [resource], verbs },
      {
        apiGroups: ['ray.io'],
        resources: [`${resource}/status`],
        verbs: ['get'],
      },
    ],
  };
}

function binding(
  kind: 'Role' | 'ClusterRole',
  role: string,
  namespace: string,
) {
  return {
    roleRef: { apiGroup: RBAC, kind, name: role },
    subjects: [{ kind: 'ServiceAccount', name: NAME, namespace }],
  };
}

function selector(instance: string): Record<string, string> {
  return {
    'app.kubernetes.io/name': NAME,
    'app.kubernetes.io/instance': instance,
  };
}

function deploymentSpec(options: {
  release: string;
  instance: string;
  values: OperatorValues;
}) {
  const { release, instance, values } = options;
  const image = values.image ?? {};
  return {
    replicas: values.replicas ?? 1,
    selector: { matchLabels: selector(instance) },
    strategy: { type: 'Recreate' },
    template: {
      metadata: {
        labels: {
          ...selector(instance),
          'app.kubernetes.io/component': NAME,
        },
      },
      spec: {
        serviceAccountName: NAME,
        containers: [
          {
            name: NAME,
            image: `${image.repository ?? 'quay.io/kuberay/operator'}:${
              image.tag ?? `v${release}`
            }`,
            imagePullPolicy: image.pullPolicy ?? 'IfNotPresent',
            command: ['/manager'],
            args: ['--enable-leader-election=true'],
            ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }],
            resources: values.resources ?? {
              limits: { cpu: '100m', memory: '512Mi' },
            },
          },
        ],
      },
    },
  };
}
