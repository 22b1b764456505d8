import { printValue } from '../chart/goTemplate';
import { UNBOUNDED_REPLICAS } from '../chart/workerGroupSpecs';
import { resolvePlainScalar } from '../chart/yamlScalar';
import type { GroupFacts } from '../facts/ClusterFacts';

/** The counts of a worker group, in the order in which the generator writes them. */
export const COUNT_FIELDS = ['replicas', 'minReplicas', 'maxReplicas'] as const;

/** One of the three. */
export type CountField = (typeof COUNT_FIELDS)[number];

/** What the chart makes of a count, which it prints without quotes; undefined where it is not a number. */
export function countOf(
  group: GroupFacts,
  field: CountField,
): number | undefined {
  const count = resolvePlainScalar(printValue(group.values[field]));
  return typeof count === 'number' ? count : undefined;
}

/** Unset is 0, as for the chart; a placeholder says nothing. */
export function minOf(group: GroupFacts): number {
  return countOf(group, 'minReplicas') ?? 0;
}

/** Unset and 0 are no limit, as for the chart. */
export function maxOf(group: GroupFacts): number {
  return countOf(group, 'maxReplicas') || UNBOUNDED_REPLICAS;
}
