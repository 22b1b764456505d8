import type { Container } from '../nodes/Pod';
import type { AutoscalerOptions } from './RayCluster';
import { field, value } from './rayEnvironment';

/** The sidecar of the head that decides how many workers there are; its image is the head's unless one is given. */
export function autoscalerContainer(options: {
  image: string | undefined;
  options: AutoscalerOptions;
}): Container {
  const { env, envFrom, image, imagePullPolicy, resources } = options.options;
  return {
    name: 'autoscaler',
    image: image ?? options.image,
    imagePullPolicy: imagePullPolicy ?? 'IfNotPresent',
    command: ['/bin/bash', '-c', '--'],
    args: [
      'ray kuberay-autoscaler --cluster-name $(RAY_CLUSTER_NAME) --cluster-namespace $(RAY_CLUSTER_NAMESPACE)',
    ],
    env: [
      field('RAY_CLUSTER_NAME', "metadata.labels['ray.io/cluster']"),
      field('RAY_CLUSTER_NAMESPACE', 'metadata.namespace'),
      field('RAY_HEAD_POD_NAME', 'metadata.name'),
      value('KUBERAY_CRD_VER', 'v1'),
      ...(env ?? []),
    ],
    ...(envFrom && { envFrom }),
    resources: resources ?? {
      limits: { cpu: '500m', memory: '512Mi' },
      requests: { cpu: '500m', memory: '512Mi' },
    },
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
    volumeMounts: [{ name: 'ray-logs', mountPath: '/tmp/ray' }],
  };
}

/** The init container of a worker that ends once the head answers. Nothing executes here, so its script is one line. */
export function waitGcsReadyContainer(options: {
  ray: Container;
  /** The head's service, as a host name. */
  address: string;
}): Container {
  const { ray, address } = options;
  return {
    name: 'wait-gcs-ready',
    image: ray.image,
    imagePullPolicy: ray.imagePullPolicy ?? 'IfNotPresent',
    command: ['/bin/bash', '-c', '--'],
    args: [
      `until ray health-check --address ${address}:6379; do sleep 5; done`,
    ],
    env: [value('FQ_RAY_IP', address), value('RAY_IP', address.split('.')[0])],
    resources: {
      limits: { cpu: '200m', memory: '256Mi' },
      requests: { cpu: '200m', memory: '256Mi' },
    },
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
    ...(Array.isArray(ray.volumeMounts) && { volumeMounts: ray.volumeMounts }),
  };
}
