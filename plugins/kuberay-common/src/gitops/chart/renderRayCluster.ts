import { ChartError } from './ChartError';
import type { RenderedRayCluster } from './RenderedRayCluster';

/** What Helm is given: in an Application these are spread over `source` and `destination`. */
export interface RenderRayClusterOptions {
  /** Version of chart `ray-cluster`, X.Y.Z; `source.targetRevision`. */
  chart: string;
  /** `source.helm.releaseName`, else the Application's name. */
  release: string;
  /** `destination.namespace`. */
  namespace: string;
  /** `source.helm.valuesObject`; the chart's defaults are merged in. */
  values: Readonly<Record<string, unknown>>;
}

/**
 * The RayCluster that Helm would render.
 *
 * @throws ChartError where Helm fails, or for a chart version whose templates are not known here.
 */
export function renderRayCluster(
  options: RenderRayClusterOptions,
): RenderedRayCluster {
  throw new ChartError(`chart ${options.chart} is not known`);
}
