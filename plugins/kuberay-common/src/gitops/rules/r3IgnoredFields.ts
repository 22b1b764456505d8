import type { ApplicationFacts } from '../facts/ApplicationFacts';
import type { ClusterFacts } from '../facts/ClusterFacts';
import type { IgnoredFields } from '../../argocd/ignoredFields';
import { ignoredFields } from '../../argocd/ignoredFields';
import type { Remark, Rule } from './Observation';
import { clusterRule, inManifest } from './Observation';
import { quote } from './quote';
import { isServerSide } from '../../argocd/serverSide';

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
    const ignored = ignoredFields(application);
    return [
      ...ignored.whole.map(wholeListRemark),
      ...(cluster.autoscaling === undefined
        ? []
        : fieldRemarks(cluster, application, ignored)),
    ];
  },
);

function wholeListRemark(path: string): Remark {
  return {
    code: 'whole-list-ignored',
    severity: 'error',
    at: AT,
    message: `${quote(path)} hides every edit of a worker group in Git`,
    remedy: 'Ignore replicas and scaleStrategy of each group by jq paths',
  };
}

function fieldRemarks(
  cluster: ClusterFacts,
  application: ApplicationFacts,
  { byIndex, byPath }: IgnoredFields,
): Remark[] {
  const named = (field: string) => byPath.has(field) || byIndex.has(field);
  if (!cluster.autoscaling) {
    return named('replicas') ? [REPLICAS_BELONG_TO_GIT] : [];
  }
  const indexed = ['replicas', 'scaleStrategy'].flatMap(field => {
    const indexes = byPath.has(field) ? undefined : byIndex.get(field);
    return indexes ? [byIndexRemark(cluster, indexes)] : [];
  });
  const worst = indexed.find(({ severity }) => severity === 'error');
  // Beside pointers to replicas alone the ordinary diff does not see scaleStrategy (domain.md 6.3 row 5).
  const hidden = !byPath.has('replicas') && !isServerSide(application);
  return [
    ...(named('replicas') ? [] : [REPLICAS_NOT_IGNORED]),
    ...(named('scaleStrategy') || (named('replicas') && hidden)
      ? []
      : [SCALE_STRATEGY_NOT_IGNORED]),
    ...(worst ? [worst] : indexed.slice(0, 1)),
  ];
}

/** Each group once, or it is not what was meant. */
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
