import type {
  EntityView,
  RayClusterRef,
  SourceView,
} from 'backstage-plugin-kuberay-common';

/** The Kubernetes cluster that a Ray cluster was read from; absent where Argo CD told of it. */
export function sourceOf(
  sources: SourceView[],
  ref: Pick<RayClusterRef, 'cluster'>,
): SourceView | undefined {
  return (
    sources.find(
      ({ kind, cluster }) => kind === 'kubernetes' && cluster === ref.cluster,
    ) ?? sources.find(({ cluster }) => cluster === ref.cluster)
  );
}

/**
 * Whether what the verdict says may no longer be true: a source of what it is about is stale.
 *
 * A verdict on one of several clusters stands when another cluster's source falls silent.
 */
export function isVerdictOld(view: EntityView): boolean {
  const { verdict, rayClusters, sources } = view;
  const meant = rayClusters.filter(
    ({ ref }) =>
      verdict.rayCluster === undefined ||
      [
        ref.name,
        `${ref.namespace}/${ref.name}`,
        `${ref.cluster}/${ref.namespace}/${ref.name}`,
      ].includes(verdict.rayCluster),
  );
  const about =
    meant.length > 0 ? meant.map(({ ref }) => sourceOf(sources, ref)) : sources;
  return about.some(source => source?.freshness.state === 'stale');
}
