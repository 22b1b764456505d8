import type { ApplicationFacts } from './ApplicationFacts';
import type { ClusterFacts } from './ClusterFacts';

/** An Application and one RayCluster that it brings. */
export interface ClusterApplication {
  application: ApplicationFacts;
  cluster: ClusterFacts;
}

/**
 * An Application once for each of its RayClusters, as if it brought no other: without what it ignores of the others by
 * their names. Nothing for one that brings none.
 */
export function eachCluster(
  application: ApplicationFacts,
): ClusterApplication[] {
  const { cluster: first, furtherClusters, ignored } = application;
  if (!first || furtherClusters.length === 0) {
    return first ? [{ application, cluster: first }] : [];
  }
  const clusters = [first, ...furtherClusters];
  return clusters.map(cluster => {
    const others = new Set<string | undefined>(
      clusters.map(({ name }) => name).filter(name => name !== cluster.name),
    );
    return {
      cluster,
      application: {
        ...application,
        cluster,
        furtherClusters: [],
        ignored: ignored.filter(({ name }) => !others.has(name)),
      },
    };
  });
}
