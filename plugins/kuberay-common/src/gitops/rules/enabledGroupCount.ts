import type { ApplicationManifest } from '../applications/ApplicationManifest';
import { ChartError } from '../chart/ChartError';
import { KNOWN_CHART_VERSIONS } from '../chart/chartVersions';
import { renderRayCluster } from '../chart/renderRayCluster';

/** Which groups are enabled is decided alike by every known chart. */
const ANY_CHART = '1.5.1';

/** How many worker groups Helm would render, or undefined where it would fail. */
export function enabledGroupCount(
  application: ApplicationManifest,
): number | undefined {
  const { destination, source } = application.spec;
  const known = KNOWN_CHART_VERSIONS.includes(source.targetRevision);
  try {
    const { spec } = renderRayCluster({
      chart: known ? source.targetRevision : ANY_CHART,
      release: source.helm?.releaseName ?? application.metadata.name,
      namespace: destination.namespace,
      values: source.helm?.valuesObject ?? {},
    });
    const { workerGroupSpecs } = spec;
    return Array.isArray(workerGroupSpecs) ? workerGroupSpecs.length : 0;
  } catch (error) {
    if (error instanceof ChartError) {
      return undefined;
    }
    throw error;
  }
}
