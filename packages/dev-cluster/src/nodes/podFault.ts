import type { Pod } from './Pod';

/** Annotation on a pod (so on a pod template) that asks for a failure. */
export const FAULT_ANNOTATION = 'dev-cluster.kuberay.io/fault';

/**
 * What can be made to fail in a pod's main container.
 *
 * - `crash-loop`: it exits with code 1 soon after each start
 * - `crash-loop-later`: the same, but not before the pod's RayCluster was provisioned once
 * - `image-pull`: its image is not found
 * - `slow-pull-later`: pulling its image never ends, but for pods that came before their RayCluster was provisioned once
 */
export type PodFault =
  | 'crash-loop'
  | 'crash-loop-later'
  | 'image-pull'
  | 'slow-pull-later';

/** A fault that is in force now. */
export type FaultInForce = 'crash-loop' | 'image-pull' | 'slow-pull';

const FAULTS: readonly string[] = [
  'crash-loop',
  'crash-loop-later',
  'image-pull',
  'slow-pull-later',
] satisfies PodFault[];

/** What a pod's annotation says: a fault, nothing, or something that is none. */
export function podFault(pod: Pod): PodFault | 'unknown' | undefined {
  const value = pod.metadata.annotations?.[FAULT_ANNOTATION];
  if (value === undefined) {
    return undefined;
  }
  return FAULTS.includes(value) ? (value as PodFault) : 'unknown';
}

/** Whether the kubelet has to run the pod as failing now; what comes later waits for its cluster. */
export function faultInForce(
  pod: Pod,
  options: { wasProvisioned: boolean },
): FaultInForce | undefined {
  const fault = podFault(pod);
  switch (fault) {
    case 'crash-loop-later':
      return options.wasProvisioned ? 'crash-loop' : undefined;
    case 'slow-pull-later':
      return options.wasProvisioned ? 'slow-pull' : undefined;
    case 'unknown':
      return undefined;
    default:
      return fault;
  }
}

/** The words for an annotation that asks for an unknown fault. */
export function unknownFaultMessage(pod: Pod): string {
  const value = pod.metadata.annotations?.[FAULT_ANNOTATION];
  return `annotation ${FAULT_ANNOTATION}: "${value}" is none of ${FAULTS.join(
    ', ',
  )}; the pod runs without a fault`;
}
