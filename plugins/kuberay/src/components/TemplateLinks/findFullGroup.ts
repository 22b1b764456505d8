import type { Finding, RayClusterView } from 'backstage-plugin-kuberay-common';

/** Findings that a higher maximum of one worker group is the way out of. */
const ABOUT_A_MAXIMUM: ReadonlySet<string> = new Set([
  'demand-above-maximum',
  'group-at-maximum',
]);

/** A worker group that is at its maximum. */
export interface FullGroup {
  rayCluster: RayClusterView;
  group: string;
}

/** The worker group whose maximum a finding is about; `undefined`: none, or one that has room by now. */
export function findFullGroup(
  finding: Finding,
  rayClusters: readonly RayClusterView[],
): FullGroup | undefined {
  const { code, rayCluster: ref } = finding;
  if (!ABOUT_A_MAXIMUM.has(code)) {
    return undefined;
  }
  const rayCluster = ref
    ? rayClusters.find(
        candidate =>
          candidate.ref.cluster === ref.cluster &&
          candidate.ref.namespace === ref.namespace &&
          candidate.ref.name === ref.name,
      )
    : undefined;
  const group = rayCluster?.groups.find(
    ({ atMax, name }) => atMax && name === finding.group,
  );
  return rayCluster && group ? { rayCluster, group: group.name } : undefined;
}
