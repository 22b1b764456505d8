import { isTruthy, printValue } from '../chart/goTemplate';
import { UNBOUNDED_REPLICAS } from '../chart/workerGroupSpecs';
import { resolvePlainScalar } from '../chart/yamlScalar';
import type { ClusterFacts, GroupFacts } from '../facts/ClusterFacts';
import { isOpenText } from '../facts/isTemplated';
import type { StackFacts } from '../facts/StackFacts';
import type { Remark, Rule } from './Observation';
import { clusterRule, inValues } from './Observation';
import { quote } from './quote';

/**
 * R5: 0 <= minReplicas <= replicas <= maxReplicas, and maxReplicas at least 1, since the chart
 * turns 0 into no limit at all (domain.md 3.3).
 */
export const r5ReplicaBounds: Rule = clusterRule(
  'R5',
  (cluster, _application, facts) =>
    cluster.groups.flatMap(group => {
      const counts = countRemarks(group);
      return counts.length > 0
        ? counts
        : [...unsetRemarks(group), ...orderRemarks(group, cluster, facts)];
    }),
);

const COUNTS = [
  ['replicas', 0],
  ['minReplicas', 0],
  ['maxReplicas', 1],
] as const;

type Count = (typeof COUNTS)[number][0];

function countRemarks(group: GroupFacts): Remark[] {
  return COUNTS.flatMap(([field, least]): Remark[] => {
    const given = group.values[field] ?? undefined;
    const count = readCount(group, field);
    return given === undefined || isCount(count, least)
      ? []
      : [
          {
            code: 'count-invalid',
            severity: 'error',
            at: inValues(...group.path, field),
            message: `${quote(given)} is not a number of workers`,
            remedy: `Give an integer from ${least} to ${UNBOUNDED_REPLICAS}`,
          },
        ];
  });
}

/** What the chart prints without quotes: the text "2" is 2. */
function readCount(group: GroupFacts, field: Count): number | undefined {
  const given = group.values[field];
  if (typeof given === 'number') {
    return given;
  }
  const count =
    typeof given === 'string' && isTruthy(given)
      ? resolvePlainScalar(printValue(given))
      : undefined;
  return typeof count === 'number' ? count : undefined;
}

function isCount(count: number | undefined, least: number): boolean {
  return (
    Number.isInteger(count) &&
    count !== undefined &&
    count >= least &&
    count <= UNBOUNDED_REPLICAS
  );
}

function unsetRemarks(group: GroupFacts): Remark[] {
  const remarks: Remark[] = [];
  const max = group.values.maxReplicas ?? undefined;
  if (
    max === undefined ||
    readCount(group, 'maxReplicas') === UNBOUNDED_REPLICAS
  ) {
    remarks.push({
      code: 'max-unset',
      severity: 'warning',
      at: inValues(...group.path, 'maxReplicas'),
      message:
        max === undefined
          ? `${quote(group.name)} has no maxReplicas, so that there is no limit`
          : `${UNBOUNDED_REPLICAS} is no limit`,
      remedy: 'Give the number of workers that the cluster can pay for',
    });
  }
  if ((group.values.replicas ?? undefined) === undefined) {
    remarks.push({
      code: 'replicas-unset',
      severity: 'warning',
      at: inValues(...group.path, 'replicas'),
      message: `${quote(
        group.name,
      )} has no replicas, which the chart makes null and the API server 0`,
      remedy: 'Write replicas, as many as minReplicas',
    });
  }
  return remarks;
}

function orderRemarks(
  group: GroupFacts,
  cluster: ClusterFacts,
  facts: StackFacts,
): Remark[] {
  const open = COUNTS.some(([field]) =>
    isOpenText(cluster.release, group.values[field]),
  );
  if (open) {
    return [];
  }
  const min = readCount(group, 'minReplicas') ?? 0;
  const max = readCount(group, 'maxReplicas') ?? UNBOUNDED_REPLICAS;
  const replicas = readCount(group, 'replicas');
  if (min > max) {
    return [
      {
        code: 'min-above-max',
        severity: 'error',
        at: inValues(...group.path, 'maxReplicas'),
        message: `${max} is less than minReplicas ${min}`,
        remedy: `Give maxReplicas of at least ${min}, or lower minReplicas`,
      },
    ];
  }
  if (replicas === undefined) {
    return [];
  }
  if (replicas < min || replicas > max) {
    return [
      {
        code: 'replicas-out-of-bounds',
        severity: 'error',
        at: inValues(...group.path, 'replicas'),
        message: `${replicas} is not between minReplicas ${min} and maxReplicas ${max}`,
        remedy: `Give a number from ${min} to ${max}`,
      },
    ];
  }
  return cluster.autoscaling && !facts.live && replicas > min
    ? [
        {
          code: 'replicas-above-minimum',
          severity: 'warning',
          at: inValues(...group.path, 'replicas'),
          message: `${replicas} is more than minReplicas ${min}, and every later edit in Git starts from it again`,
          remedy: `Write ${min}, and let the autoscaler add workers`,
        },
      ]
    : [];
}
