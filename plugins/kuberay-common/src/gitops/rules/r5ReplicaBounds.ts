import { UNBOUNDED_REPLICAS } from '../chart/workerGroupSpecs';
import type { RayStackInput } from '../input/rayStackInputSchema';
import type { WorkerGroupInput } from '../input/workerGroupSchema';
import { quote } from './quote';
import type { RuleFinding } from './RuleFinding';

/**
 * R5: 0 <= minReplicas <= replicas <= maxReplicas, and maxReplicas at least 1, since the chart
 * turns 0 into no limit at all (domain.md 3.3).
 */
export function r5ReplicaBounds(input: RayStackInput): RuleFinding[] {
  return input.workerGroups.flatMap((group, index) => {
    const path = `workerGroups[${index}]`;
    const counts = countFindings(path, group);
    return counts.length > 0
      ? counts
      : [
          ...orderFindings(path, group),
          ...createFindings(path, group, input.autoscaler.enabled),
        ];
  });
}

function countFindings(path: string, group: WorkerGroupInput): RuleFinding[] {
  const counts: Array<
    [field: string, count: number | undefined, least: number]
  > = [
    ['replicas', group.replicas, 0],
    ['minReplicas', group.minReplicas, 0],
    ['maxReplicas', group.maxReplicas, 1],
  ];
  return counts.flatMap(([field, count, least]) =>
    count === undefined || isCount(count, least)
      ? []
      : [
          {
            rule: 'R5' as const,
            severity: 'error' as const,
            path: `${path}.${field}`,
            message: `${quote(count)} is not a number of workers`,
            remedy: `Give an integer from ${least} to ${UNBOUNDED_REPLICAS}`,
          },
        ],
  );
}

function isCount(count: number, least: number): boolean {
  return (
    Number.isInteger(count) && count >= least && count <= UNBOUNDED_REPLICAS
  );
}

function orderFindings(path: string, group: WorkerGroupInput): RuleFinding[] {
  const { minReplicas, maxReplicas, replicas = minReplicas } = group;
  if (minReplicas > maxReplicas) {
    return [
      {
        rule: 'R5',
        severity: 'error',
        path: `${path}.maxReplicas`,
        message: `${maxReplicas} is less than minReplicas ${minReplicas}`,
        remedy: `Give maxReplicas of at least ${minReplicas}, or lower minReplicas`,
      },
    ];
  }
  if (replicas < minReplicas || replicas > maxReplicas) {
    return [
      {
        rule: 'R5',
        severity: 'error',
        path: `${path}.replicas`,
        message: `${replicas} is not between minReplicas ${minReplicas} and maxReplicas ${maxReplicas}`,
        remedy: `Give a number from ${minReplicas} to ${maxReplicas}, or leave it out`,
      },
    ];
  }
  return [];
}

function createFindings(
  path: string,
  group: WorkerGroupInput,
  autoscaling: boolean,
): RuleFinding[] {
  const { minReplicas, maxReplicas, replicas = minReplicas } = group;
  const findings: RuleFinding[] = [];
  if (maxReplicas === UNBOUNDED_REPLICAS) {
    findings.push({
      rule: 'R5',
      severity: 'warning',
      path: `${path}.maxReplicas`,
      message: `${maxReplicas} is no limit`,
      remedy: 'Give the number of workers that the cluster can pay for',
    });
  }
  if (autoscaling && replicas > minReplicas && replicas <= maxReplicas) {
    findings.push({
      rule: 'R5',
      severity: 'warning',
      path: `${path}.replicas`,
      message: `${replicas} is more than minReplicas ${minReplicas}, and every later edit in Git starts from it again`,
      remedy: 'Leave replicas out and let the autoscaler add workers',
    });
  }
  return findings;
}
