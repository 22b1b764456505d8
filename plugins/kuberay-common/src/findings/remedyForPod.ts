import {
  IMAGE_REASONS,
  REASON_CONFIG_ERROR,
  REASON_CRASH_LOOP,
  REASON_EVICTED,
  REASON_NEVER_INITIALIZED,
  REASON_NEVER_READY,
  REASON_NODE_LOST,
  REASON_OUT_OF_MEMORY,
  REASON_UNSCHEDULABLE,
} from '../ray/podReasons';

const REMEDIES: Readonly<Record<string, string>> = {
  [REASON_CRASH_LOOP]:
    'Read the log of the container that ended, with "kubectl logs --previous". After OOMKilled give it more memory.',
  [REASON_OUT_OF_MEMORY]:
    'Give the pod more memory in the resources of its group, or let the tasks use less.',
  [REASON_EVICTED]:
    'The node ran short of memory or disk: raise the requests to what the pod really uses. The operator makes a new pod.',
  [REASON_CONFIG_ERROR]:
    'Create the ConfigMap or Secret that the container names, or correct the name.',
  [REASON_NEVER_INITIALIZED]:
    'Read the log of the init container, with "kubectl logs -c": a worker waits there until it reaches the head.',
  [REASON_NEVER_READY]:
    'Look at the log of the pod: it may not reach the head, or run another Ray version.',
  [REASON_NODE_LOST]:
    'Look at the node. Its pods come back elsewhere once Kubernetes evicts them, after some minutes.',
  [REASON_UNSCHEDULABLE]:
    'Add nodes that fit, or ask for less in the resources of the group.',
  Error:
    'Read the log of the container that ended: the exit code alone says nothing.',
};

/** What helps against a pod's trouble: by the reason where that says enough, `otherwise` for all others. */
export function remedyForPod(reason: string, otherwise: string): string {
  if (IMAGE_REASONS.has(reason)) {
    return 'Check that image and tag exist and that the namespace has the pull secret. After an edit in Git delete the failing pods: they keep the old image.';
  }
  return Object.hasOwn(REMEDIES, reason) ? REMEDIES[reason] : otherwise;
}
