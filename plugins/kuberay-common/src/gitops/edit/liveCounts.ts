import type { GroupFacts } from '../facts/ClusterFacts';
import { formatPath } from '../facts/Path';
import { quote } from '../rules/quote';
import { maxOf } from './counts';
import type { RayClusterChange } from './rayClusterChangeSchema';
import type { RayClusterFiles } from './RayClusterFiles';

/** What decides whether a count of Git matters. */
export interface CountOptions {
  change: RayClusterChange;
  /** Whether a sync keeps the live counts anyway. */
  guarded: boolean;
}

/** The live count, where a sync would overwrite it. */
export function liveOf(
  files: RayClusterFiles,
  group: GroupFacts,
  options: CountOptions,
): number | undefined {
  return options.guarded || !files.cluster.autoscaling
    ? undefined
    : options.change.liveReplicas[group.name];
}

/** Where live counts, Git's and those that were asked for do not agree. */
export function tellOfLive(
  files: RayClusterFiles,
  group: GroupFacts,
  options: CountOptions,
): void {
  const live = options.change.liveReplicas[group.name];
  const max = maxOf(group);
  if (live === undefined || !files.cluster.autoscaling) {
    return;
  }
  const asked = options.change.groups[group.name]?.replicas;
  if (!options.guarded && asked !== undefined && asked < live) {
    files.findings.push({
      rule: 'R5',
      code: 'replicas-kept',
      severity: 'info',
      path: formatPath([...group.path, 'replicas']),
      message: `${quote(
        group.name,
      )} keeps ${live} replicas, as many as are live, although ${asked} were asked for: fewer would take workers from the autoscaler`,
      remedy: 'Lower maxReplicas to scale down, or wait for the autoscaler',
    });
  }
  if (live > max) {
    files.findings.push({
      rule: 'R5',
      code: 'max-below-live',
      severity: options.guarded ? 'info' : 'warning',
      path: formatPath([...group.path, 'maxReplicas']),
      message: `${live} workers of ${quote(
        group.name,
      )} are live: the operator will desire ${max} and keep the others until the autoscaler chooses which go`,
      remedy: `Give at least ${live} to keep them`,
    });
  }
}
