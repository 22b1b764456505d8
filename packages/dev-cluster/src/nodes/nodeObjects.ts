import type { KubeObject } from '../kube-api/KubeObject';
import { kubeTime } from './kubeTime';
import { parseQuantity } from './Quantity';
import type { Resources } from './podRequests';

/** A simulated machine. */
export interface NodeSize {
  name: string;
  /** Of the documentation range, RFC 5737: it must not look reachable. */
  ip: string;
  /** Resource name → quantity; no GPU unless it is named here. */
  capacity: Record<string, string>;
}

/** Three machines of 16 CPU and 64 GiB without a GPU: enough for the showcase, too little for a demand without bound. */
export const DEFAULT_NODES: readonly NodeSize[] = ['1', '2', '3'].map(n => ({
  name: `dev-${n}`,
  ip: `192.0.2.1${n}`,
  capacity: {
    cpu: '16',
    memory: '64Gi',
    'ephemeral-storage': '100Gi',
    pods: '110',
  },
}));

/** The Node object of a machine that is well. */
export function buildNode(size: NodeSize, now: number): KubeObject {
  const time = kubeTime(now);
  const condition = (
    type: string,
    status: string,
    reason: string,
    message: string,
  ) => ({
    type,
    status,
    reason,
    message,
    lastHeartbeatTime: time,
    lastTransitionTime: time,
  });
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name: size.name,
      labels: {
        'kubernetes.io/hostname': size.name,
        'kubernetes.io/os': 'linux',
        'kubernetes.io/arch': 'amd64',
      },
    },
    spec: {},
    status: {
      capacity: size.capacity,
      allocatable: size.capacity,
      addresses: [
        { type: 'InternalIP', address: size.ip },
        { type: 'Hostname', address: size.name },
      ],
      conditions: [
        condition(
          'MemoryPressure',
          'False',
          'KubeletHasSufficientMemory',
          'kubelet has sufficient memory available',
        ),
        condition(
          'DiskPressure',
          'False',
          'KubeletHasNoDiskPressure',
          'kubelet has no disk pressure',
        ),
        condition(
          'PIDPressure',
          'False',
          'KubeletHasSufficientPID',
          'kubelet has sufficient PID available',
        ),
        condition(
          'Ready',
          'True',
          'KubeletReady',
          'kubelet is posting ready status',
        ),
      ],
      nodeInfo: {
        architecture: 'amd64',
        operatingSystem: 'linux',
        osImage: 'KubeRay for Backstage development cluster (stand-in)',
        kubeletVersion: 'v1.36.1',
        containerRuntimeVersion: 'stand-in://1.0.0',
        kernelVersion: 'stand-in',
        kubeProxyVersion: '',
        machineID: '',
        systemUUID: '',
        bootID: '',
      },
    },
  };
}

/** What a Node offers to pods. */
export function nodeAllocatable(node: KubeObject): Resources {
  const status = node.status as
    | { allocatable?: Record<string, unknown> }
    | undefined;
  return Object.fromEntries(
    Object.entries(status?.allocatable ?? {}).map(([name, value]) => [
      name,
      parseQuantity(value),
    ]),
  );
}
