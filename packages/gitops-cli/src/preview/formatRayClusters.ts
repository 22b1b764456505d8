import type { RenderedRayCluster } from 'backstage-plugin-kuberay-common/gitops';
import { renderManifests } from 'backstage-plugin-kuberay-common/gitops';

/** How RayClusters are shown. */
export type PreviewFormat = 'yaml' | 'json';

/** As kubectl would print them: several as YAML documents, or as one JSON list. */
export function formatRayClusters(
  rayClusters: readonly RenderedRayCluster[],
  format: PreviewFormat,
): string {
  if (format === 'yaml') {
    return renderManifests(rayClusters);
  }
  const [first, ...more] = rayClusters;
  return `${JSON.stringify(
    more.length === 0
      ? first
      : { apiVersion: 'v1', kind: 'List', items: rayClusters },
    null,
    2,
  )}\n`;
}
