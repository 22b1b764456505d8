import type {
  EntityView,
  PendingDemand,
  RayClusterView,
} from 'backstage-plugin-kuberay-common';

/** So many kinds of demand fit in a line. */
export const MAX_DEMANDS = 2;

/** Verdicts that tell of the demands themselves. */
const TELLING_VERDICTS: ReadonlySet<string> = new Set([
  'group-at-maximum',
  'demand-infeasible',
]);

/** Findings that do. */
const TELLING_FINDINGS: ReadonlySet<string> = new Set([
  'demand-above-maximum',
  'demand-infeasible',
]);

/**
 * What tasks and actors of a Ray cluster wait for, as far as nothing else on the card tells it; the most waited for
 * first. Empty where Ray does not say, or asks for nothing.
 */
export function demandsToTell(
  rayCluster: RayClusterView,
  view: Pick<EntityView, 'verdict' | 'findings'>,
): PendingDemand[] {
  const { words } = rayCluster.autoscaler;
  const told =
    TELLING_VERDICTS.has(view.verdict.code) ||
    view.findings.some(({ code }) => TELLING_FINDINGS.has(code));
  return words?.state !== 'known' || told
    ? []
    : words.pendingDemands
        .filter(
          ({ resources, count }) =>
            count > 0 && Object.values(resources).some(amount => amount > 0),
        )
        .sort((a, b) => b.count - a.count);
}
