/** The values that decide the name of the RayCluster. @public */
export interface RayClusterNameOptions {
  /** Helm release. */
  release: string;
  /** Value `nameOverride`; the chart's default is `kuberay`, empty means the chart's own name. */
  nameOverride?: string;
  /** Value `fullnameOverride`; it wins unless it is empty. */
  fullnameOverride?: string;
}

const CHART_NAME = 'ray-cluster';

/** What the chart appends to a release that does not contain it. @public */
export const DEFAULT_NAME_OVERRIDE = 'kuberay';

/**
 * The name of the RayCluster that chart `ray-cluster` renders (domain.md 3.1): it cuts at 63
 * characters and drops one dash, although the operator takes only 53.
 *
 * @public
 */
export function rayClusterName(options: RayClusterNameOptions): string {
  const {
    release,
    nameOverride = DEFAULT_NAME_OVERRIDE,
    fullnameOverride = '',
  } = options;
  const suffix = nameOverride || CHART_NAME;
  const derived = release.includes(suffix) ? release : `${release}-${suffix}`;
  return (fullnameOverride || derived).slice(0, 63).replace(/-$/, '');
}
