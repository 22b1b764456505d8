import type { RayClusterRef } from 'backstage-plugin-kuberay-common';

/**
 * Where a person opens the Ray dashboard: `kuberay.links.rayDashboard` with `{cluster}`, `{namespace}` and `{name}` filled
 * in percent-encoded. Names of clusters are free text, so what is filled in never adds a path, a query or a host.
 */
export function rayDashboardLink(
  template: string | undefined,
  ref: RayClusterRef,
): string | undefined {
  return template?.replace(/\{(cluster|namespace|name)\}/g, (_, key) =>
    encodeURIComponent(ref[key as keyof RayClusterRef]),
  );
}
