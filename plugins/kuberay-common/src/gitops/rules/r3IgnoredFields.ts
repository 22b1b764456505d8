import type { ClusterFacts } from '../facts/ClusterFacts';
import { ignoredFields } from './ignoredFields';
import type { Remark, Rule } from './Observation';
import { clusterRule, inManifest } from './Observation';
import { quote } from './quote';

const AT = inManifest('spec', 'ignoreDifferences');

const REPLICAS_BELONG_TO_GIT: Remark = {
  code: 'replicas-ignored-without-autoscaler',
  severity: 'error',
  at: AT,
  message: 'replicas are ignored although there is no autoscaler',
  remedy: 'Remove the entry: without an autoscaler Git owns the counts',
};

const REPLICAS_NOT_IGNORED: Remark = {
  code: 'replicas-not-ignored',
  severity: 'error',
  at: AT,
  message: 'the autoscaler writes replicas, which Argo CD would put back',
  remedy: 'Ignore the jq path ".spec.workerGroupSpecs[]?.replicas"',
};

const SCALE_STRATEGY_NOT_IGNORED: Remark = {
  code: 'scale-strategy-not-ignored',
  severity: 'error',
  at: AT,
  message: 'the autoscaler writes scaleStrategy, which Argo CD would put back',
  remedy: 'Ignore the jq path ".spec.workerGroupSpecs[]?.scaleStrategy"',
};

/**
 * R3: with an autoscaler Argo CD looks away from the two fields that it writes, and from nothing
 * else; without one Git owns the counts.
 */
export const r3IgnoredFields: Rule = clusterRule(
  'R3',
  (cluster, application) => {
    const { byIndex, byPath, whole } = ignoredFields(application);
    const remarks = whole.map(
      (path): Remark => ({
        code: 'whole-list-ignored',
        severity: 'error',
        at: AT,
        message: `${quote(path)} hides every edit of a worker group in Git`,
        remedy: 'Ignore replicas and scaleStrategy of each group by jq paths',
      }),
    );
    if (cluster.autoscaling === undefined) {
      return remarks;
    }
    if (!cluster.autoscaling) {
      const counted = byPath.has('replicas') || byIndex.length > 0;
      return counted ? [...remarks, REPLICAS_BELONG_TO_GIT] : remarks;
    }
    if (byPath.has('replicas')) {
      return byPath.has('scaleStrategy')
        ? remarks
        : [...remarks, SCALE_STRATEGY_NOT_IGNORED];
    }
    return byIndex.length > 0
      ? [...remarks, byIndexRemark(cluster, byIndex)]
      : [...remarks, REPLICAS_NOT_IGNORED, SCALE_STRATEGY_NOT_IGNORED];
  },
);

function byIndexRemark(
  cluster: ClusterFacts,
  indexes: readonly number[],
): Remark {
  const count = cluster.groups.length;
  const hit = indexes.filter(index => index < count).length;
  return hit === count && hit === indexes.length
    ? {
        code: 'ignored-by-index',
        severity: 'warning',
        at: AT,
        message:
          'JSON pointers hit other groups as soon as a group is added or removed',
        remedy: 'Use jq paths, which hold for any number of groups',
      }
    : {
        code: 'pointers-miss-groups',
        severity: 'error',
        at: AT,
        message:
          hit === indexes.length
            ? `${indexes.length} JSON pointers stand against ${count} worker groups`
            : `the JSON pointers have the indexes ${indexes.join(
                ', ',
              )}, the ${count} worker groups have 0 to ${count - 1}`,
        remedy: 'Use jq paths, which hold for any number of groups',
      };
}
