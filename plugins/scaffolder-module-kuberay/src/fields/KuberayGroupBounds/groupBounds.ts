import type { EntityView } from 'backstage-plugin-kuberay-common';
import { sentenceOf } from '../KuberayWorkerGroups/findingPlace';
import { previewOf } from '../KuberayWorkerGroups/previewOf';
import type { GroupBoundsValue } from './schema';

/** One bound of a group. */
export type Bound = 'minReplicas' | 'maxReplicas';

/** A worker group as it is, counted in workers. */
export interface CurrentGroup {
  name: string;
  /** Asked for now. */
  replicas: number;
  minReplicas: number;
  /** Absent: none. */
  maxReplicas?: number;
}

/** What can be said of the groups of an entity's first RayCluster. */
export interface CurrentGroups {
  /** Name of that RayCluster; absent where the entity has none. */
  cluster?: string;
  /** RayClusters of the entity. */
  clusters: number;
  groups: CurrentGroup[];
  /** Whether the cluster did not answer lately. */
  isStale: boolean;
}

/** The worker groups of an entity's view; its bounds are pods, of which a worker may have several (`numOfHosts`). */
export function currentGroups(view: EntityView): CurrentGroups {
  const { rayClusters, sources } = view;
  const [first] = rayClusters;
  return {
    cluster: first?.ref.name,
    clusters: rayClusters.length,
    groups: (first?.groups ?? []).map(group => ({
      name: group.name,
      replicas: group.replicas,
      minReplicas: group.min / group.numOfHosts,
      ...(group.max !== undefined && {
        maxReplicas: group.max / group.numOfHosts,
      }),
    })),
    isStale: sources.some(
      ({ cluster, freshness }) =>
        cluster === first?.ref.cluster && freshness.state === 'stale',
    ),
  };
}

/** The value with another bound of a group; a bound that is as it was is no change. */
export function changeBound(
  value: GroupBoundsValue,
  group: CurrentGroup,
  bound: Bound,
  wanted: number | string | undefined,
): GroupBoundsValue {
  const { [group.name]: before = {}, ...others } = value;
  const { [bound]: _old, ...kept } = before;
  const changed =
    wanted === undefined || wanted === group[bound]
      ? kept
      : { ...kept, [bound]: wanted };
  return Object.keys(changed).length > 0
    ? { ...others, [group.name]: changed }
    : others;
}

/** What the rules of the generator say about the bounds that a group would have. */
export function boundErrors(
  change: GroupBoundsValue[string],
  current?: CurrentGroup,
): Record<Bound, string[]> {
  const { minReplicas, maxReplicas } = { ...current, ...change };
  const preview = previewOf({
    groups: [
      {
        name: 'workers',
        // Without a current one the other bound is whatever fits.
        minReplicas: minReplicas ?? 0,
        ...(typeof maxReplicas === 'undefined'
          ? { maxReplicas: 2147483647 }
          : { maxReplicas }),
      },
    ],
    formData: {},
    options: {},
  });
  const at = (bound: Bound) =>
    preview.findings
      .filter(
        ({ severity, path }) =>
          severity === 'error' && path === `workerGroups[0].${bound}`,
      )
      .map(sentenceOf);
  return { minReplicas: at('minReplicas'), maxReplicas: at('maxReplicas') };
}
