import { printValue } from '../chart/goTemplate';
import type { ApplicationFacts } from '../facts/ApplicationFacts';
import type { ClusterFacts, GroupFacts } from '../facts/ClusterFacts';
import { defaultChanges } from './defaultChanges';
import type { Observation, Remark } from './Observation';
import { inManifest, inValues } from './Observation';
import { quote } from './quote';

/** What is known of the cluster that runs. @public */
export interface ChangeCircumstances {
  /** Live `replicas` by group. */
  liveReplicas?: Readonly<Record<string, number>>;
  /** A replica guard keeps live counts. */
  guarded?: boolean;
}

/**
 * What a change of a RayCluster's Application does to the cluster that runs: R7, R18, and of R5 what only
 * live counts show. Nothing where one of the two is not the Application of a RayCluster, or its values are not known.
 *
 * @public
 */
export function changeFindings(
  before: ApplicationFacts,
  after: ApplicationFacts,
  circumstances: ChangeCircumstances = {},
): Observation[] {
  const old = before.cluster;
  const now = after.cluster;
  if (!old?.release.complete || !now?.release.complete) {
    return [];
  }
  const found =
    (rule: Observation['rule']) =>
    (remark: Remark): Observation => ({
      rule,
      subject: after,
      ...remark,
    });
  return [
    ...removedGroups(old, now).map(found('R7')),
    ...shiftedGroups(old, now).map(found('R7')),
    ...loweredCounts(now, circumstances).map(found('R5')),
    ...chartBump(old, now, circumstances).map(found('R18')),
    ...otherDefaults(old, now).map(found('R18')),
  ];
}

/** A renamed group is one that is gone beside one that is new. */
function removedGroups(old: ClusterFacts, now: ClusterFacts): Remark[] {
  const names = new Set(now.groups.map(({ name }) => name));
  return old.groups
    .filter(({ name }) => !names.has(name))
    .map(({ name, path }) => ({
      code: 'group-removed',
      severity: 'error' as const,
      at: inValues(...path),
      message: `worker group ${quote(
        name,
      )} is gone: its pods run on as orphans, and the autoscaler fails while they do`,
      remedy:
        'Keep the group with minReplicas 0 until its workers are gone, or delete its pods after the sync',
    }));
}

function shiftedGroups(old: ClusterFacts, now: ClusterFacts): Remark[] {
  const before = new Map(old.groups.map(({ name }, index) => [name, index]));
  const shifts = now.groups.flatMap(({ name }, index) => {
    const was = before.get(name);
    return was === undefined || was === index
      ? []
      : [`${quote(name)} from ${was} to ${index}`];
  });
  return shifts.length === 0
    ? []
    : [
        {
          code: 'index-shift',
          severity: 'info',
          at: inValues('additionalWorkerGroups'),
          message: `the chart sorts groups by name, so that others move in the list: ${shifts.join(
            ', ',
          )}`,
          remedy:
            'Nothing to do with jq paths; JSON pointers have to follow the new indexes',
        },
      ];
}

function loweredCounts(
  now: ClusterFacts,
  { guarded = false, liveReplicas = {} }: ChangeCircumstances,
): Remark[] {
  return now.autoscaling
    ? now.groups.flatMap(group => lowered(group, liveReplicas, guarded))
    : [];
}

function lowered(
  { name, path, values }: GroupFacts,
  liveReplicas: Readonly<Record<string, number>>,
  guarded: boolean,
): Remark[] {
  const live = Object.hasOwn(liveReplicas, name)
    ? liveReplicas[name] ?? 0
    : undefined;
  const count = Number(printValue(values.replicas) || 0);
  return live === undefined || !(count < live)
    ? []
    : [
        {
          code: 'replicas-lowered',
          severity: guarded ? 'info' : 'error',
          at: inValues(...path, 'replicas'),
          message: guarded
            ? `${count} is less than the ${live} that run, and without effect: the replica guard keeps them`
            : `${count} is less than the ${live} that run: the sync takes workers from the autoscaler`,
          remedy: `Write ${live}, and lower maxReplicas to scale down`,
        },
      ];
}

function chartBump(
  old: ClusterFacts,
  now: ClusterFacts,
  { guarded = false }: ChangeCircumstances,
): Remark[] {
  const { chart, source } = now.release;
  return old.release.chart === chart
    ? []
    : [
        {
          code: 'chart-bump',
          severity: 'info',
          at: inManifest(...source.path, 'targetRevision'),
          message: `chart ${quote(old.release.chart)} becomes ${quote(
            chart,
          )}: all groups are written anew, ${
            guarded
              ? 'the replica guard keeps their counts'
              : "their replicas fall to Git's"
          }, and pods that run are not replaced`,
          remedy: 'Delete pods that should get the new template',
        },
      ];
}

/** Nothing of this stands in the edit. */
function otherDefaults(old: ClusterFacts, now: ClusterFacts): Remark[] {
  const { chart: before } = old.release;
  const { chart, source } = now.release;
  const changes =
    before === undefined || before === chart ? [] : defaultChanges(before, now);
  return changes.length === 0
    ? []
    : [
        {
          code: 'chart-defaults-changed',
          severity: 'info',
          at: inManifest(...source.path, 'targetRevision'),
          message: `the defaults of chart ${quote(
            chart,
          )} change what the values leave open: ${changes.join(', ')}`,
          remedy: 'Write what is to stay into the values',
        },
      ];
}
