import type { EntityView } from 'backstage-plugin-kuberay-common';

/** Workers of a group: how many are ready, how many are asked for, and how many there may be at most. */
export interface GroupCounts {
  ready: number;
  desired: number;
  max?: number;
}

/** What a stage looks at in an entity's view, in few words. */
export interface ClusterFacts {
  phase: string;
  sync: string;
  groups: Record<string, GroupCounts>;
}

/** The entity's Ray cluster and its Application as the view has them. */
export function clusterFacts(view: EntityView | undefined): ClusterFacts {
  const [rayCluster] = view?.rayClusters ?? [];
  const application = view?.applications.find(({ role }) => role === 'cluster');
  return {
    phase: rayCluster?.phase ?? 'no Ray cluster',
    sync: application?.sync ?? 'no Application',
    groups: Object.fromEntries(
      (rayCluster?.groups ?? []).map(({ name, ready, desired, max }) => [
        name,
        { ready, desired, ...(max !== undefined && { max }) },
      ]),
    ),
  };
}

/** A cluster that is up, with these workers and these maxima. */
export function readyFacts(
  groups: Record<string, { workers: number; max: number }>,
): ClusterFacts {
  return {
    phase: 'Ready',
    sync: 'Synced',
    groups: Object.fromEntries(
      Object.entries(groups).map(([name, { workers, max }]) => [
        name,
        { ready: workers, desired: workers, max },
      ]),
    ),
  };
}

/** `Ready, Synced, main-worker 3/3 (max 5)`; groups by name, so that two of the same facts read the same. */
export function describeFacts({ phase, sync, groups }: ClusterFacts): string {
  const parts = Object.entries(groups)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(
      ([name, { ready, desired, max }]) =>
        `${name} ${ready}/${desired}${
          max === undefined ? '' : ` (max ${max})`
        }`,
    );
  return [phase, sync, ...parts].join(', ');
}
