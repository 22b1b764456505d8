import {
  EntityView,
  RayClusterRef,
  RayClusterView,
} from 'backstage-plugin-kuberay-common';

/** What is known of the live worker counts of a RayCluster. */
export type LiveReplicas =
  | {
      state: 'known';
      /** `spec.replicas` by worker group. */
      replicas: Record<string, number>;
    }
  /** The RayCluster is not there, so that no worker can be lost. */
  | { state: 'none'; reason: string }
  | { state: 'unknown'; reason: string }
  /** The entity is that of another RayCluster. */
  | { state: 'other'; reason: string };

/** The Application that is edited, and what of its RayCluster the files tell. */
export interface EditedRayCluster {
  name: string;
  namespace?: string;
  /** Undefined where an ApplicationSet fills it in. */
  rayCluster?: { namespace?: string; name?: string };
}

/** The live counts of the RayCluster that an Application deploys, out of the view of its entity. Pure. */
export function resolveLiveReplicas(options: {
  /** Undefined where the catalog has no such entity. */
  view: EntityView | undefined;
  application: EditedRayCluster;
}): LiveReplicas {
  const { view, application } = options;
  if (!view) {
    return {
      state: 'unknown',
      reason:
        'the catalog has no such entity that the user may see, or the KubeRay backend is not installed',
    };
  }
  const cluster = clusterOf(view, application);
  if (!cluster) {
    return view.rayClusters.length === 0
      ? { state: 'unknown', reason: view.verdict.message }
      : {
          state: 'other',
          reason: `${view.entityRef} has ${view.rayClusters
            .map(({ ref }) => `${ref.namespace}/${ref.name}`)
            .join(', ')}, which Application ${
            application.name
          } does not deploy as far as Argo CD says`,
        };
  }
  const source = view.sources.find(
    each => each.cluster === cluster.ref.cluster,
  );
  if (source?.freshness.state !== 'live') {
    return {
      state: 'unknown',
      reason: `${cluster.clusterTitle} ${
        source?.freshness.state === 'stale'
          ? `was last read at ${source.freshness.observedAt}`
          : 'has not been read yet'
      }`,
    };
  }
  if (cluster.phase === 'Missing' || cluster.phase === 'NotInstalled') {
    return { state: 'none', reason: 'the RayCluster is not there yet' };
  }
  if (cluster.groups.length === 0) {
    return { state: 'unknown', reason: view.verdict.message };
  }
  const replicas: Record<string, number> = Object.create(null);
  for (const { name, replicas: count } of cluster.groups) {
    replicas[name] = Math.max(replicas[name] ?? 0, count);
  }
  return { state: 'known', replicas: { ...replicas } };
}

/**
 * That of the Application, as Argo CD says; where it says nothing of any, the only one there is. Either way it has to be
 * the one that the files ask for: counts of another cluster would be worse than none.
 */
function clusterOf(
  { applications, rayClusters }: EntityView,
  wanted: EditedRayCluster,
): RayClusterView | undefined {
  const deploying = applications.filter(({ role }) => role === 'cluster');
  const refs = deploying
    .filter(
      ({ name, namespace }) =>
        name === wanted.name &&
        (wanted.namespace === undefined || namespace === wanted.namespace),
    )
    .flatMap(({ rayCluster }) => (rayCluster ? [rayCluster] : []));
  const candidates = rayClusters.filter(
    ({ ref }) =>
      (deploying.length === 0 || refs.some(each => isSame(each, ref))) &&
      fits(ref, wanted.rayCluster),
  );
  return candidates.length === 1 ? candidates[0] : undefined;
}

function isSame(left: RayClusterRef, right: RayClusterRef): boolean {
  return (
    left.cluster === right.cluster &&
    left.namespace === right.namespace &&
    left.name === right.name
  );
}

function fits(
  { namespace, name }: RayClusterRef,
  wanted: EditedRayCluster['rayCluster'] = {},
): boolean {
  return (
    (wanted.namespace ?? namespace) === namespace &&
    (wanted.name ?? name) === name
  );
}
