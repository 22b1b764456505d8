import type { ChartVersion } from './chartVersions';
import type { JsonObject } from './JsonObject';

/** The values that a version of chart `ray-cluster` starts from. */
export function chartDefaults(chart: ChartVersion): JsonObject {
  return {
    image: {
      repository: 'rayproject/ray',
      tag: chart.rayVersion,
      pullPolicy: 'IfNotPresent',
    },
    nameOverride: 'kuberay',
    fullnameOverride: '',
    imagePullSecrets: [],
    ...(chart.gcsFaultTolerance && { gcsFaultTolerance: { enabled: false } }),
    common: { containerEnv: [] },
    head: {
      ...podDefaults(chart, { cpu: '1', memory: chart.headMemory }),
      ...initContainers(chart),
      headService: {},
    },
    worker: {
      ...podDefaults(chart, { cpu: '1', memory: chart.workerMemory }),
      ...initContainers(chart),
      groupName: 'workergroup',
      replicas: 1,
      minReplicas: 1,
      maxReplicas: chart.maxReplicas,
    },
    additionalWorkerGroups: {
      smallGroup: {
        ...podDefaults(chart, { cpu: 1, memory: chart.workerMemory }),
        disabled: true,
        replicas: 0,
        minReplicas: 0,
        maxReplicas: chart.maxReplicas,
      },
    },
    service: { type: 'ClusterIP' },
  };
}

function podDefaults(chart: ChartVersion, resources: JsonObject): JsonObject {
  return {
    affinity: {},
    annotations: {},
    args: [],
    command: [],
    containerEnv: [],
    envFrom: [],
    labels: {},
    nodeSelector: {},
    podSecurityContext: {},
    rayStartParams: {},
    resources: { requests: resources, limits: resources },
    ...(chart.runtimeClass && { resourceClaims: [], runtimeClassName: '' }),
    restartPolicy: '',
    securityContext: {},
    serviceAccountName: '',
    sidecarContainers: [],
    tolerations: [],
    topologySpreadConstraints: chart.emptyFields === 'omitted' ? [] : {},
    volumeMounts: [{ mountPath: '/tmp/ray', name: 'log-volume' }],
    volumes: [{ emptyDir: {}, name: 'log-volume' }],
  };
}

/** Chart 1.3.2 has no default for them, and `smallGroup` never has one. */
function initContainers(chart: ChartVersion): JsonObject {
  return chart.emptyFields === 'omitted' ? { initContainers: [] } : {};
}
