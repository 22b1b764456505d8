import type {
  FleetRow,
  SourceProblem,
  SourceView,
} from 'backstage-plugin-kuberay-common';

/** Why a source's Ray clusters are not what they are now, or not here at all. */
export interface FleetSourceProblem {
  id: string;
  kind: SourceView['kind'];
  title: string;
  state: 'stale' | 'failed' | 'syncing';
  /** Last time that it was read (stale), or since when it is tried (failed), in milliseconds of the epoch. */
  since: number | undefined;
  problem: SourceProblem | undefined;
  /** Ray clusters of it that are shown as they were. */
  rayClusters: number;
}

const RANK: Record<FleetSourceProblem['state'], number> = {
  failed: 0,
  stale: 1,
  syncing: 2,
};

/** Sources that are not live: first those of which nothing is known, then the old, then those that are being read. */
export function fleetSourceProblems(
  sources: readonly SourceView[],
  rows: readonly FleetRow[],
): FleetSourceProblem[] {
  const problems = sources.flatMap(source => {
    const { kind, cluster, title, freshness } = source;
    if (freshness.state === 'live') {
      return [];
    }
    return {
      id: `${kind}/${cluster}`,
      kind,
      title,
      state: freshness.state,
      since: sinceOf(freshness),
      problem: 'problem' in freshness ? freshness.problem : undefined,
      rayClusters:
        kind === 'kubernetes'
          ? rows.filter(({ ref }) => ref.cluster === cluster).length
          : 0,
    };
  });
  return problems.sort(
    (left, right) =>
      RANK[left.state] - RANK[right.state] ||
      left.title.localeCompare(right.title, 'en'),
  );
}

function sinceOf(freshness: SourceView['freshness']): number | undefined {
  switch (freshness.state) {
    case 'stale':
      return Date.parse(freshness.observedAt);
    case 'failed':
      return Date.parse(freshness.since);
    default:
      return undefined;
  }
}
