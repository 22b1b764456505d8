import type { RayClusterRef } from 'backstage-plugin-kuberay-common';
import type { KubeErrorCode } from '../kube/KubeError';

/** Why Ray cannot be asked, or did not answer. */
export type RayProblem = KubeErrorCode | 'no-connection' | 'no-service';

const NO_ANSWER =
  "Ray's dashboard does not answer: the head is not ready, or its service has no port named dashboard";

const NOT_THERE =
  "The head's service, or what was asked of Ray's dashboard, is not there";

const REASONS: Readonly<Record<RayProblem, (ref: RayClusterRef) => string>> = {
  'no-connection': ({ cluster }) =>
    `Ray's dashboard is reached through the Kubernetes API, and cluster ${cluster} is not read that way`,
  'no-service': () => 'KubeRay has not named the service of the head yet',
  forbidden: ({ cluster, namespace }) =>
    `The account that reads cluster ${cluster} lacks the right to get services/proxy in namespace ${namespace}`,
  unauthorized: () =>
    "Ray's dashboard asks for a token, which this plugin does not have",
  timeout: () => "Ray's dashboard did not answer within 5 seconds",
  malformed: () =>
    "Ray's dashboard answered with something that is not understood",
  'not-found': () => NOT_THERE,
  'not-installed': () => NOT_THERE,
  'needs-service-account': ({ cluster }) =>
    `Cluster ${cluster} needs a service account to be read in the background`,
  'unknown-cluster': ({ cluster }) => `Cluster ${cluster} is not configured`,
  unreachable: () => NO_ANSWER,
  'server-error': () => NO_ANSWER,
  expired: () => NO_ANSWER,
  'not-streamed': () => NO_ANSWER,
  conflict: () => NO_ANSWER,
};

/** One sentence for a person: why Ray's own words are not known, and what is missing. */
export function rayReason(problem: RayProblem, ref: RayClusterRef): string {
  return REASONS[problem](ref);
}
