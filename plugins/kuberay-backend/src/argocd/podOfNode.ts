import type { ArgocdResourceNode } from './ArgocdApi';

/** Phases of a pod; Argo CD's `Status Reason` is the phase where nothing tells more. */
const PHASES = new Set([
  'Pending',
  'Running',
  'Succeeded',
  'Failed',
  'Unknown',
]);

/**
 * A pod as far as the resource tree tells of it, in the shape of the object. It does not tell whether the node is
 * lost, nor since when and why the pod is how it is: the health that Argo CD shows of a Ray pod is always
 * Progressing, since Ray pods are never restarted (recorded, Argo CD 3.5.1).
 */
export function podOfNode(node: ArgocdResourceNode): object {
  const { namespace, name, uid, createdAt, labels, images } = node;
  const reason = statusReason(node);
  const phase = phaseOf(reason, node);
  return {
    metadata: { namespace, name, uid, labels, creationTimestamp: createdAt },
    spec: {
      nodeName: node.info.Node,
      containers: images.map(image => ({ image })),
    },
    status: {
      phase,
      conditions: [readyCondition(node)],
      containerStatuses:
        reason === '' || PHASES.has(reason) || phase === 'Succeeded'
          ? []
          : [{ state: { waiting: { reason } } }],
    },
  };
}

/** Whether nothing in the tree speaks against the pod. */
export function looksReady(node: ArgocdResourceNode): boolean {
  return statusReason(node) === 'Running' && allContainersReady(node);
}

function statusReason({ info }: ArgocdResourceNode): string {
  return info['Status Reason'] ?? '';
}

/**
 * The containers themselves are not ready: on a node that is lost they still look ready here. Without this reason of
 * the kubelet the pod would look like one of a lost node.
 */
function readyCondition(node: ArgocdResourceNode): object {
  return allContainersReady(node)
    ? { type: 'Ready', status: 'True' }
    : { type: 'Ready', status: 'False', reason: 'ContainersNotReady' };
}

function phaseOf(reason: string, node: ArgocdResourceNode): string {
  if (PHASES.has(reason)) {
    return reason;
  }
  if (reason === 'Completed') {
    return 'Succeeded';
  }
  return allContainersReady(node) ? 'Running' : 'Pending';
}

/** `2/2`. */
function allContainersReady(node: ArgocdResourceNode): boolean {
  const [ready, all] = (node.info.Containers ?? '').split('/').map(Number);
  return all > 0 && ready === all;
}
