import { isJsonObject } from './json';
import type { KubeObject } from './KubeObject';

/** Seconds that a pod has to end when nobody says otherwise: its own setting, or 30 as in Kubernetes. */
export function graceSecondsOf(object: KubeObject): number {
  const seconds = isJsonObject(object.spec)
    ? object.spec.terminationGracePeriodSeconds
    : undefined;
  return typeof seconds === 'number' ? seconds : 30;
}

/** Only a pod that is placed on a node has something to end. */
export function isPlacedPod(object: KubeObject): boolean {
  return (
    object.kind === 'Pod' &&
    isJsonObject(object.spec) &&
    Boolean(object.spec.nodeName)
  );
}
