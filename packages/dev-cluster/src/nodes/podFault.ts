import type { Pod } from './Pod';

/** Annotation on a pod (so on a pod template) that asks for a failure. */
export const FAULT_ANNOTATION = 'dev-cluster.kuberay.io/fault';

/**
 * What can be made to fail in a pod's main container.
 *
 * - `crash-loop`: it exits with code 1 soon after each start
 * - `crash-loop-later`: the same, but not before the pod's RayCluster was provisioned once
 * - `image-pull`: its image is not found
 */
export type PodFault = 'crash-loop' | 'crash-loop-later' | 'image-pull';

const FAULTS: readonly string[] = [
  'crash-loop',
  'crash-loop-later',
  'image-pull',
] satisfies PodFault[];

/** What a pod's annotation says: a fault, nothing, or something that is none. */
export function podFault(pod: Pod): PodFault | 'unknown' | undefined {
  const value = pod.metadata.annotations?.[FAULT_ANNOTATION];
  if (value === undefined) {
    return undefined;
  }
  return FAULTS.includes(value) ? (value as PodFault) : 'unknown';
}

/** Whether the kubelet has to run the pod as failing now; `crash-loop-later` waits for its cluster. */
export function faultInForce(
  pod: Pod,
  options: { wasProvisioned: boolean },
): 'crash-loop' | 'image-pull' | undefined {
  const fault = podFault(pod);
  if (fault === 'crash-loop-later') {
    return options.wasProvisioned ? 'crash-loop' : undefined;
  }
  return fault === 'unknown' ? undefined : fault;
}

/** The words for an annotation that asks for an unknown fault. */
export function unknownFaultMessage(pod: Pod): string {
  const value = pod.metadata.annotations?.[FAULT_ANNOTATION];
  return `annotation ${FAULT_ANNOTATION}: "${value}" is none of ${FAULTS.join(
    ', ',
  )}; the pod runs without a fault`;
}
