import type { ApplicationRole } from '../view';
import { CHART_KUBERAY_OPERATOR, CHART_RAY_CLUSTER, CRD_PATHS } from './names';
import { ociChart } from './ociChart';
import type { ApplicationRecord } from './records';

type Source = ApplicationRecord['sources'][number];

/**
 * What an Application brings to a Ray cluster. The RayClusters that it lists decide; before the first
 * comparison its sources do, by chart or by the end of the path in a copy of the kuberay repository. CRDs from any other
 * place are told by the list of resources.
 *
 * @public
 */
export function applicationRole(
  application: Pick<ApplicationRecord, 'rayClusters' | 'sources'> &
    Partial<Pick<ApplicationRecord, 'bringsCrds'>>,
): ApplicationRole {
  const { rayClusters, sources, bringsCrds } = application;
  if (rayClusters.length > 0 || sources.some(isRayCluster)) {
    return 'cluster';
  }
  if (sources.some(isCrds)) {
    return 'crds';
  }
  if (sources.some(isOperator)) {
    return 'operator';
  }
  return bringsCrds ? 'crds' : 'other';
}

/**
 * Whether an Application brings the operator or the CRDs, which all Ray clusters share, be it beside a Ray cluster.
 *
 * @public
 */
export function bringsPlatform({
  sources,
  bringsCrds,
}: Pick<ApplicationRecord, 'sources' | 'bringsCrds'>): boolean {
  return bringsCrds || sources.some(isCrds) || sources.some(isOperator);
}

function isRayCluster(source: Source): boolean {
  return isChart(source, CHART_RAY_CLUSTER);
}

function isOperator(source: Source): boolean {
  return isChart(source, CHART_KUBERAY_OPERATOR);
}

/** In an OCI registry the chart's name may carry a path of its own. */
function isChart({ chart, path, repoURL }: Source, name: string): boolean {
  return [chart ?? ociChart(repoURL), path].some(
    each => lastSegment(each) === name,
  );
}

function isCrds({ path }: Source): boolean {
  const folder = withoutTrailingSlash(path);
  return CRD_PATHS.some(
    known => folder === known || folder.endsWith(`/${known}`),
  );
}

function lastSegment(path: string | undefined): string | undefined {
  return withoutTrailingSlash(path).split('/').pop();
}

function withoutTrailingSlash(path = ''): string {
  return path.replace(/\/+$/, '');
}
