import type { KubeObject } from '../kube-api/KubeObject';
import { controllerReference } from '../nodes/objectKeys';
import {
  CREATED_BY_LABELS,
  LABEL_CLUSTER,
  LABEL_IDENTIFIER,
  LABEL_NODE_TYPE,
  MAX_GENERATED_PREFIX,
} from './names';
import type { RayCluster } from './RayCluster';

const DEFAULT_PORTS: Record<string, number> = {
  client: 10001,
  dashboard: 8265,
  'gcs-server': 6379,
  metrics: 8080,
  serve: 8000,
};

/** The name of the service that the operator makes for the head. */
export function headServiceName(cluster: RayCluster): string {
  return `${cluster.name}-head-svc`;
}

/** The host name under which workers find the head. */
export function headServiceAddress(cluster: RayCluster): string {
  return `${headServiceName(cluster)}.${cluster.namespace}.svc.cluster.local`;
}

/** The account of the autoscaler: the user's own on the head, else the cluster's name, clipped to its last 50 characters. */
export function serviceAccountName(cluster: RayCluster): string {
  const own = cluster.spec.head.template.spec.serviceAccountName;
  return typeof own === 'string' && own !== '' ? own : clipped(cluster.name);
}

/** Whether the user brings the account: then the operator makes none. */
export function hasOwnServiceAccount(cluster: RayCluster): boolean {
  return Boolean(cluster.spec.head.template.spec.serviceAccountName);
}

/** The head service: headless for `ClusterIP`; the head's own ports, if it names any, and `metrics`. */
export function buildHeadService(cluster: RayCluster): KubeObject {
  const labels = {
    [LABEL_CLUSTER]: cluster.name,
    [LABEL_NODE_TYPE]: 'head',
    [LABEL_IDENTIFIER]: `${cluster.name}-head`,
    ...CREATED_BY_LABELS,
  };
  const { serviceType } = cluster.spec.head;
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: headServiceName(cluster),
      namespace: cluster.namespace,
      labels,
      ownerReferences: [controllerReference(cluster.object)],
    },
    spec: {
      type: serviceType,
      ...(serviceType === 'ClusterIP' && {
        clusterIP: 'None',
        clusterIPs: ['None'],
      }),
      selector: labels,
      ports: Object.entries(headPorts(cluster))
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, port]) => ({
          name,
          port,
          targetPort: port,
          protocol: 'TCP',
          appProtocol: 'tcp',
        })),
    },
    status: { loadBalancer: {} },
  };
}

function headPorts(cluster: RayCluster): Record<string, number> {
  const { ports } = cluster.spec.head.template.spec.containers[0];
  if (!Array.isArray(ports) || ports.length === 0) {
    return DEFAULT_PORTS;
  }
  const own = ports.map(
    (port: { name?: string; containerPort: number }): [string, number] => [
      port.name ?? `${port.containerPort}-port`,
      port.containerPort,
    ],
  );
  return { metrics: DEFAULT_PORTS.metrics, ...Object.fromEntries(own) };
}

/** ServiceAccount, Role and RoleBinding with which the autoscaler may patch its RayCluster. */
export function buildAutoscalerAccess(cluster: RayCluster): KubeObject[] {
  const metadata = {
    name: clipped(cluster.name),
    namespace: cluster.namespace,
    labels: { [LABEL_CLUSTER]: cluster.name, ...CREATED_BY_LABELS },
    ownerReferences: [controllerReference(cluster.object)],
  };
  const rbac = 'rbac.authorization.k8s.io';
  return [
    ...(hasOwnServiceAccount(cluster)
      ? []
      : [{ apiVersion: 'v1', kind: 'ServiceAccount', metadata }]),
    {
      apiVersion: `${rbac}/v1`,
      kind: 'Role',
      metadata,
      rules: [
        {
          apiGroups: [''],
          resources: ['pods'],
          verbs: ['get', 'list', 'watch', 'patch'],
        },
        {
          apiGroups: ['ray.io'],
          resources: ['rayclusters'],
          verbs: ['get', 'patch'],
        },
      ],
    },
    {
      apiVersion: `${rbac}/v1`,
      kind: 'RoleBinding',
      metadata,
      roleRef: { apiGroup: rbac, kind: 'Role', name: metadata.name },
      subjects: [
        {
          kind: 'ServiceAccount',
          name: serviceAccountName(cluster),
          namespace: cluster.namespace,
        },
      ],
    },
  ];
}

function clipped(name: string): string {
  return name.slice(-MAX_GENERATED_PREFIX);
}
