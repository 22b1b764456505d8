import type { Parameters } from '../parameters/parametersSchema';

/** Bounds of a worker group in Git. */
export interface GroupPlan {
  name: string;
  minReplicas: number;
  maxReplicas: number;
}

/** One Ray cluster's way from Git and back. */
export interface ClusterWalk {
  /** Of Application, Helm release and entity. */
  name: string;
  /** Of the RayCluster: what the chart makes of the release. */
  rayCluster: string;
  entityRef: string;
  /** Whether it changes under the replica guard. */
  guarded: boolean;
  /** Whether its files bring CRDs and operator, as far as those are not reused. */
  platform: boolean;
}

/** The chart puts additional groups in order of their names: the new one goes before the second. */
export const GROUPS: readonly GroupPlan[] = [
  { name: 'main-worker', minReplicas: 1, maxReplicas: 5 },
  { name: 'late-worker', minReplicas: 1, maxReplicas: 3 },
];

/** What is written to the live RayCluster, as its autoscaler would. */
export const WRITTEN_REPLICAS = { 'main-worker': 3, 'late-worker': 2 };

/** What is changed by Git: bounds, and a group that shifts the index of another. */
export const CHANGED_MAXIMA = { 'main-worker': 6, 'late-worker': 4 };
export const ADDED_GROUP: GroupPlan = {
  name: 'early-worker',
  minReplicas: 1,
  maxReplicas: 2,
};

/** Workers and maxima of each group when the cluster is up, after the written counts, and after the change. */
export const EXPECTED_WORKERS = {
  created: {
    'main-worker': { workers: 1, max: 5 },
    'late-worker': { workers: 1, max: 3 },
  },
  scaled: {
    'main-worker': { workers: 3, max: 5 },
    'late-worker': { workers: 2, max: 3 },
  },
  changed: {
    'main-worker': { workers: 3, max: 6 },
    'early-worker': { workers: 1, max: 2 },
    'late-worker': { workers: 2, max: 4 },
  },
};

/**
 * The Ray clusters that are walked, one after the other.
 * @param guardProblem why this cluster cannot keep counts by the replica guard
 */
export function walkPlan(
  parameters: Pick<Parameters, 'guard' | 'name'>,
  guardProblem: string | undefined,
): ClusterWalk[] {
  const { guard, name } = parameters;
  const kinds = [
    ...(guard !== 'off' && guardProblem === undefined ? ['guarded'] : []),
    ...(guard !== 'on' ? ['unguarded'] : []),
  ];
  return kinds.map((kind, index) => ({
    name: `${name}-${kind}`,
    rayCluster: `${name}-${kind}-kuberay`,
    entityRef: `resource:default/${name}-${kind}`,
    guarded: kind === 'guarded',
    platform: index === 0,
  }));
}

/** Every name that a walk may give, whatever the cluster can do: what has to be free before, and gone after. */
export function allWalkNames({ name }: Pick<Parameters, 'name'>): string[] {
  return [`${name}-guarded`, `${name}-unguarded`];
}
