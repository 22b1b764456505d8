import type { KuberayConfig } from '../config/KuberayConfig';

/**
 * The clusters that are watched namespace by namespace, with their namespaces: those of `kuberay.namespaces`, and those
 * of `kuberay.clusters` that name some themselves, which is the nearer word.
 */
export function watchedNamespaces({
  namespaces,
  ownClusters,
}: Pick<KuberayConfig, 'namespaces' | 'ownClusters'>): ReadonlyMap<
  string,
  readonly string[]
> {
  return new Map([
    ...namespaces,
    ...ownClusters.flatMap(({ name, namespaces: own }): [string, string[]][] =>
      own ? [[name, own]] : [],
    ),
  ]);
}
