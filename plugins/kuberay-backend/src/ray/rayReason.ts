import type { RayClusterRef } from 'backstage-plugin-kuberay-common';
import type { KubeErrorCode } from '../kube/KubeError';

/** Why Ray cannot be asked, or did not answer. */
export type RayProblem = KubeErrorCode | 'no-connection' | 'no-service';

/** One sentence for a person: why Ray's own words are not known, and what is missing. */
export function rayReason(
  problem: RayProblem,
  { cluster, namespace }: RayClusterRef,
): string {
  switch (problem) {
    case 'no-connection':
      return `Ray's dashboard is reached through the Kubernetes API, and cluster ${cluster} is not read that way`;
    case 'no-service':
      return 'KubeRay has not named the service of the head yet';
    case 'forbidden':
      return `The account that reads cluster ${cluster} lacks the right to get services/proxy in namespace ${namespace}`;
    case 'unauthorized':
      return "Ray's dashboard asks for a token, which this plugin does not have";
    case 'timeout':
      return "Ray's dashboard did not answer within 5 seconds";
    case 'malformed':
      return "Ray's dashboard answered with something that is not understood";
    case 'not-found':
    case 'not-installed':
      return "The head's service, or what was asked of Ray's dashboard, is not there";
    case 'needs-service-account':
      return `Cluster ${cluster} needs a service account to be read in the background`;
    case 'unknown-cluster':
      return `Cluster ${cluster} is not configured`;
    case 'unreachable':
    case 'server-error':
    case 'expired':
    case 'conflict':
      return "Ray's dashboard does not answer: the head is not ready, or its service has no port named dashboard";
  }
}
