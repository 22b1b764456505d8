import type { Container } from '../nodes/Pod';
import type { RayCluster } from './RayCluster';
import { headServiceAddress, headServiceName } from './rayServices';

/** The environment that the operator adds to the Ray container after the user's own (recorded/healthy). */
export function rayEnvironment(options: {
  cluster: RayCluster;
  role: 'head' | 'worker';
  /** The generated `ray start` line. */
  command: string;
  ray: Container;
}): unknown[] {
  const { cluster, role, command, ray } = options;
  const address = headServiceAddress(cluster);
  const isV2 =
    role === 'head' &&
    cluster.spec.autoscaling &&
    cluster.spec.autoscalerOptions.version === 'v2';
  return [
    ...(Array.isArray(ray.env) ? ray.env : []),
    ...(isV2 ? [value('RAY_enable_autoscaler_v2', 'true')] : []),
    ...(role === 'worker'
      ? [value('FQ_RAY_IP', address), value('RAY_IP', headServiceName(cluster))]
      : []),
    field('RAY_CLUSTER_NAME', "metadata.labels['ray.io/cluster']"),
    field('RAY_CLOUD_INSTANCE_ID', 'metadata.name'),
    field('RAY_NODE_TYPE_NAME', "metadata.labels['ray.io/group']"),
    value('KUBERAY_GEN_RAY_START_CMD', command),
    value('RAY_PORT', '6379'),
    value('RAY_ADDRESS', `${role === 'head' ? '127.0.0.1' : address}:6379`),
    value('RAY_USAGE_STATS_KUBERAY_IN_USE', '1'),
    ...(role === 'head'
      ? [
          value(
            'RAY_USAGE_STATS_EXTRA_TAGS',
            'kuberay_version=v1.5.1;kuberay_crd=RayCluster',
          ),
        ]
      : []),
    value('RAY_DASHBOARD_ENABLE_K8S_DISK_USAGE', '1'),
  ];
}

/** An environment variable with a fixed value. */
export function value(name: string, text: string): unknown {
  return { name, value: text };
}

/** An environment variable that holds a field of the pod. */
export function field(name: string, fieldPath: string): unknown {
  return { name, valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath } } };
}
