import type { GroupFacts } from '../facts/ClusterFacts';
import type { CountField } from './counts';
import { COUNT_FIELDS, countOf, maxOf, minOf } from './counts';
import type { CountOptions } from './liveCounts';
import { liveOf, tellOfLive } from './liveCounts';
import type { RayClusterChange } from './rayClusterChangeSchema';
import type { RayClusterFiles } from './RayClusterFiles';
import { groupPath, requireGroup } from './requireGroup';
import { setValue } from './setValue';

/**
 * The bounds of the groups that are to have others.
 *
 * @throws EditRefusedError for bounds that contradict each other or the count, and for a maximum below the live count.
 */
export function changeBounds(
  files: RayClusterFiles,
  options: CountOptions,
): void {
  for (const [name, wanted] of Object.entries(options.change.groups)) {
    const group = requireGroup(files, name);
    refuseContradiction(files, group, wanted);
    refuseBelowLive(files, group, options);
    for (const field of ['minReplicas', 'maxReplicas'] as const) {
      const count = wanted[field];
      const before = countOf(group, field);
      if (count !== undefined && count !== before) {
        writeCount(files, group, field, count);
        files.changes.push(`${name}: ${field} ${before ?? 'unset'} → ${count}`);
      }
    }
  }
}

/**
 * The counts themselves: as asked for, within the bounds, and with an autoscaler but without the guard never lower
 * than live, since the sync writes them over the live ones (domain.md 2.3).
 */
export function changeReplicas(
  files: RayClusterFiles,
  options: CountOptions,
): void {
  const counted = files.cluster.groups.map(group => ({
    group,
    before: countOf(group, 'replicas'),
    wanted: within(
      group,
      options.change.groups[group.name]?.replicas ?? countOf(group, 'replicas'),
    ),
  }));
  const changes =
    files.changes.length > 0 ||
    counted.some(({ before, wanted }) => wanted !== before);
  for (const { group, before, wanted } of changes ? counted : []) {
    const live = liveOf(files, group, options);
    const count = within(group, raised(group, options.change, live) ?? wanted);
    if (count !== undefined && count !== before) {
      writeCount(files, group, 'replicas', count);
      files.changes.push(
        `${group.name}: replicas ${before ?? 'unset'} → ${count}${because(
          options.change.groups[group.name]?.replicas,
          live,
          count,
        )}`,
      );
    }
    tellOfLive(files, group, options);
  }
}

function refuseContradiction(
  files: RayClusterFiles,
  group: GroupFacts,
  wanted: RayClusterChange['groups'][string],
): void {
  const min = wanted.minReplicas ?? minOf(group);
  const max = wanted.maxReplicas ?? maxOf(group);
  const path = files.cluster.release.source.path;
  if (min > max) {
    throw files.refusal(
      `${group.name}: minReplicas ${min} would be more than maxReplicas ${max}`,
      `Give maxReplicas of at least ${min}, or lower minReplicas`,
      path,
    );
  }
  const { replicas } = wanted;
  if (replicas !== undefined && (replicas < min || replicas > max)) {
    throw files.refusal(
      `${group.name}: replicas ${replicas} is not between minReplicas ${min} and maxReplicas ${max}`,
      `Give a number from ${min} to ${max}, or leave it out`,
      path,
    );
  }
}

function refuseBelowLive(
  files: RayClusterFiles,
  group: GroupFacts,
  options: CountOptions,
): void {
  const { groups, allowBelowLive } = options.change;
  const max = groups[group.name]?.maxReplicas;
  const live = liveOf(files, group, options);
  if (
    max === undefined ||
    live === undefined ||
    max >= live ||
    max === countOf(group, 'maxReplicas') ||
    allowBelowLive
  ) {
    return;
  }
  throw files.refusal(
    `${group.name}: maxReplicas ${max} would be less than the ${live} live workers, and without the replica guard Git's replicas, at most ${max}, would be written over them: the operator would desire ${max} and keep the ${live} pods until the autoscaler has chosen which of them go`,
    `Give at least ${live}, wait until fewer are live, or repeat with allowBelowLive: true`,
    files.cluster.release.source.path,
  );
}

function raised(
  group: GroupFacts,
  change: RayClusterChange,
  live: number | undefined,
): number | undefined {
  return live === undefined
    ? undefined
    : Math.max(change.groups[group.name]?.replicas ?? live, live);
}

function within(
  group: GroupFacts,
  count: number | undefined,
): number | undefined {
  return count === undefined
    ? undefined
    : Math.min(Math.max(count, minOf(group)), maxOf(group));
}

function because(
  asked: number | undefined,
  live: number | undefined,
  count: number,
): string {
  if (live === count) {
    return asked !== undefined && asked < live
      ? ` (as many as are live; ${asked} were asked for)`
      : ' (as many as are live)';
  }
  return asked === count ? '' : ' (within the bounds)';
}

function writeCount(
  files: RayClusterFiles,
  group: GroupFacts,
  field: CountField,
  count: number,
): void {
  const earlier = COUNT_FIELDS.slice(0, COUNT_FIELDS.indexOf(field)).reverse();
  setValue(files, groupPath(group, field), count, map =>
    map.length === group.path.length
      ? { after: [...earlier, 'groupName', 'disabled'] }
      : undefined,
  );
}
