import {
  isVerdictCode,
  type EntityView,
  type Finding,
  type VerdictCode,
} from 'backstage-plugin-kuberay-common';
import { isHeadTroubled } from '../WorkerGroups';

/** Findings that the row of a worker group or of the head tells in full: how many pods, the reason and the message. */
const TOLD_BY_A_ROW: ReadonlySet<string> = new Set([
  'head-not-ready',
  'image-pull',
  'worker-crash-loop',
  'node-lost',
  'worker-never-ready',
  'worker-failing',
  'waiting-for-capacity',
  'worker-waiting',
]);

/** Findings that the sentence of these verdicts tells in full. */
const TOLD_BY_VERDICT: Readonly<Record<string, readonly VerdictCode[]>> = {
  'sync-failed': ['sync-failed', 'missing-sync-failed'],
  'spec-rejected': ['spec-rejected'],
  'name-too-long': ['spec-rejected'],
  'demand-above-maximum': ['group-at-maximum'],
  'never-synced': ['missing-not-synced'],
  'waits-for-sync': ['missing-not-synced'],
};

/**
 * Whether the card says what a finding says in another place, so that only its remedy is news.
 *
 * With several rows in trouble none is meant by itself: the finding has to name its own.
 */
export function isToldAlready(finding: Finding, view: EntityView): boolean {
  const { code } = view.verdict;
  return (
    (TOLD_BY_A_ROW.has(finding.code) && countTroubles(view) === 1) ||
    (isVerdictCode(code) &&
      (TOLD_BY_VERDICT[finding.code]?.includes(code) ?? false))
  );
}

function countTroubles({ rayClusters }: EntityView): number {
  return rayClusters.reduce(
    (total, rayCluster) =>
      total +
      (isHeadTroubled(rayCluster) ? 1 : 0) +
      rayCluster.groups.flatMap(({ troubles }) => troubles).length,
    0,
  );
}
