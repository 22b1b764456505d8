import type { EventText } from '../nodes/EventRecorder';
import { MAX_CLUSTER_NAME } from './names';
import type { RayCluster } from './RayCluster';

const DNS_1035 = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;

/**
 * Why the operator refuses a RayCluster, as the Warning event that is its only sign; undefined when it does not.
 * Words of KubeRay 1.5.1 (recorded/zoo: long-name). Names and missing containers are checked, the rules about
 * Ray-level resources, GCS fault tolerance and feature gates are not.
 */
export function validateRayCluster(cluster: RayCluster): EventText | undefined {
  const path = `${cluster.namespace}/${cluster.name}`;
  const name = nameFault(cluster.name);
  if (name) {
    return {
      type: 'Warning',
      reason: 'InvalidRayClusterMetadata',
      message: `The RayCluster metadata is invalid ${path}: ${name}`,
    };
  }
  const spec = specFault(cluster);
  return spec
    ? {
        type: 'Warning',
        reason: 'InvalidRayClusterSpec',
        message: `The RayCluster spec is invalid ${path}: ${spec}`,
      }
    : undefined;
}

function nameFault(name: string): string | undefined {
  if (name.length > MAX_CLUSTER_NAME) {
    return `RayCluster name should be no more than ${MAX_CLUSTER_NAME} characters`;
  }
  if (!DNS_1035.test(name)) {
    return "RayCluster name should be a valid DNS1035 label: [a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')]";
  }
  return undefined;
}

function specFault({ spec }: RayCluster): string | undefined {
  if (spec.head.template.spec.containers.length === 0) {
    return 'headGroupSpec should have at least one container';
  }
  if (spec.workerGroups.some(g => g.template.spec.containers.length === 0)) {
    return 'workerGroupSpec should have at least one container';
  }
  return undefined;
}
