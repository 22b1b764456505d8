import type { RayClusterView } from 'backstage-plugin-kuberay-common';

/** Whether the head gets a row: one that is on its way has no reason to give, and the verdict says so. */
export function isHeadTroubled({ head, phase }: RayClusterView): boolean {
  return (
    head !== undefined &&
    !head.ready &&
    phase !== 'Suspended' &&
    phase !== 'Deleting' &&
    (phase !== 'Pending' || head.reason !== undefined)
  );
}
