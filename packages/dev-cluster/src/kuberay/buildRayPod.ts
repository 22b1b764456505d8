import type { KubeObject } from '../kube-api/KubeObject';
import { controllerReference } from '../nodes/objectKeys';
import type { Container, PodSpec } from '../nodes/Pod';
import { autoscalerContainer, waitGcsReadyContainer } from './rayContainers';
import {
  CREATED_BY_LABELS,
  HEAD_GROUP,
  LABEL_CLUSTER,
  LABEL_GROUP,
  LABEL_IDENTIFIER,
  LABEL_IS_RAY_NODE,
  LABEL_NODE_TYPE,
  MAX_GENERATED_PREFIX,
} from './names';
import { rayEnvironment } from './rayEnvironment';
import type { PodTemplate, RayCluster, WorkerGroup } from './RayCluster';
import { rayStartCommand } from './rayStartCommand';
import { headServiceAddress, serviceAccountName } from './rayServices';

/** What the API server's admission adds to every pod. */
const DEFAULT_TOLERATIONS = ['not-ready', 'unreachable'].map(taint => ({
  key: `node.kubernetes.io/${taint}`,
  operator: 'Exists',
  effect: 'NoExecute',
  tolerationSeconds: 300,
}));

/** The head pod: Ray in the first container, the autoscaler beside it when autoscaling is on. */
export function buildHeadPod(cluster: RayCluster): KubeObject {
  const { autoscaling, head, autoscalerOptions } = cluster.spec;
  const command = (container: Container) =>
    rayStartCommand({
      container,
      rayStartParams: head.rayStartParams,
      role: { type: 'head', autoscaling },
    });
  const pod = buildPod({
    cluster,
    template: head.template,
    role: 'head',
    group: HEAD_GROUP,
    generateName: `${cluster.name.slice(0, MAX_GENERATED_PREFIX)}-head-`,
    command,
  });
  const [ray, ...others] = pod.spec.containers;
  return {
    ...pod,
    metadata: {
      ...pod.metadata,
      annotations: {
        'ray.io/ft-enabled': 'false',
        ...pod.metadata.annotations,
      },
    },
    spec: {
      ...pod.spec,
      containers: [
        ray,
        ...others,
        ...(autoscaling
          ? [
              autoscalerContainer({
                image: ray.image,
                options: autoscalerOptions,
              }),
            ]
          : []),
      ],
      ...(autoscaling && {
        serviceAccountName: serviceAccountName(cluster),
        // The API server writes the old name of the field, too.
        serviceAccount: serviceAccountName(cluster),
        volumes: [...volumes(pod.spec), { name: 'ray-logs', emptyDir: {} }],
      }),
    },
  };
}

/** One worker pod of a group; it waits for the head in an init container. */
export function buildWorkerPod(
  cluster: RayCluster,
  group: WorkerGroup,
): KubeObject {
  const address = headServiceAddress(cluster);
  const pod = buildPod({
    cluster,
    template: group.template,
    role: 'worker',
    group: group.groupName,
    generateName: `${`${cluster.name}-${group.groupName}`
      .slice(0, MAX_GENERATED_PREFIX)
      .toLocaleLowerCase('en')}-worker-`,
    command: container =>
      rayStartCommand({
        container,
        rayStartParams: group.rayStartParams,
        role: { type: 'worker', address: `${address}:6379` },
      }),
  });
  return {
    ...pod,
    spec: {
      ...pod.spec,
      initContainers: [
        ...(pod.spec.initContainers ?? []),
        waitGcsReadyContainer({
          ray: group.template.spec.containers[0],
          address,
        }),
      ],
    },
  };
}

function buildPod(options: {
  cluster: RayCluster;
  template: PodTemplate;
  role: 'head' | 'worker';
  group: string;
  generateName: string;
  command: (container: Container) => string;
}): KubeObject & { spec: PodSpec } {
  const { cluster, template, role, group, generateName } = options;
  const [ray, ...others] = template.spec.containers;
  const command = options.command(ray);
  const memory =
    ray.resources?.limits?.memory ?? ray.resources?.requests?.memory;
  const volumeMounts = Array.isArray(ray.volumeMounts) ? ray.volumeMounts : [];
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      // The API server makes the name of generateName.
      name: '',
      generateName,
      namespace: cluster.namespace,
      labels: {
        [LABEL_IDENTIFIER]: `${cluster.name}-${role}`,
        ...CREATED_BY_LABELS,
        [LABEL_IS_RAY_NODE]: 'yes',
        ...template.metadata?.labels,
        // These three cannot be overridden.
        [LABEL_CLUSTER]: cluster.name,
        [LABEL_NODE_TYPE]: role,
        [LABEL_GROUP]: group,
      },
      ...(template.metadata?.annotations && {
        annotations: template.metadata.annotations,
      }),
      ownerReferences: [controllerReference(cluster.object)],
    },
    spec: {
      dnsPolicy: 'ClusterFirst',
      enableServiceLinks: true,
      schedulerName: 'default-scheduler',
      securityContext: {},
      terminationGracePeriodSeconds: 30,
      tolerations: DEFAULT_TOLERATIONS,
      priority: 0,
      preemptionPolicy: 'PreemptLowerPriority',
      ...template.spec,
      restartPolicy: restartPolicy(cluster, template.spec),
      containers: [
        {
          ...ray,
          command: ['/bin/bash', '-c', '--'],
          args: [`ulimit -n 65536; ${command}`],
          env: rayEnvironment({ cluster, role, command, ray }),
          ports: [
            ...(Array.isArray(ray.ports) ? ray.ports : []),
            { name: 'metrics', containerPort: 8080, protocol: 'TCP' },
          ],
          livenessProbe: probe(role, { failures: 120, delay: 30 }),
          readinessProbe: probe(role, { failures: 10, delay: 10 }),
          volumeMounts: [
            ...volumeMounts,
            { name: 'shared-mem', mountPath: '/dev/shm' },
          ],
          terminationMessagePath: '/dev/termination-log',
          terminationMessagePolicy: 'File',
        },
        ...others,
      ],
      volumes: [
        ...volumes(template.spec),
        {
          name: 'shared-mem',
          emptyDir: {
            medium: 'Memory',
            ...(memory !== undefined && { sizeLimit: memory }),
          },
        },
      ],
    },
  };
}

/** Autoscaler v2 needs pods that do not come back under the same name (domain reference 3.7). */
function restartPolicy(cluster: RayCluster, spec: PodSpec): string {
  const { autoscaling, autoscalerOptions } = cluster.spec;
  return autoscaling && autoscalerOptions.version === 'v2'
    ? 'Never'
    : spec.restartPolicy ?? 'Always';
}

function volumes(spec: PodSpec): unknown[] {
  return Array.isArray(spec.volumes) ? spec.volumes : [];
}

function probe(
  role: 'head' | 'worker',
  options: { failures: number; delay: number },
) {
  const raylet =
    'wget --tries 1 -T 2 -q -O- http://localhost:52365/api/local_raylet_healthz | grep success';
  const gcs =
    'wget --tries 1 -T 10 -q -O- http://localhost:8265/api/gcs_healthz | grep success';
  const check = role === 'head' ? `${raylet} && ${gcs}` : raylet;
  return {
    exec: { command: ['bash', '-c', check] },
    failureThreshold: options.failures,
    initialDelaySeconds: options.delay,
    periodSeconds: 5,
    successThreshold: 1,
    timeoutSeconds: role === 'head' ? 5 : 2,
  };
}
