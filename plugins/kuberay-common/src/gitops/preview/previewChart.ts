import type { RenderedRayCluster } from '../chart/RenderedRayCluster';
import type { RenderRayClusterOptions } from '../chart/renderRayCluster';
import { renderRayCluster } from '../chart/renderRayCluster';

/**
 * The RayCluster that Helm makes of a version of chart `ray-cluster` and these values.
 *
 * @throws ChartError where Helm fails, or for a chart version that is not known here.
 *
 * @public
 */
export function previewChart(
  options: RenderRayClusterOptions,
): RenderedRayCluster {
  return renderRayCluster(options);
}
