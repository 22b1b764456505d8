import type { EntityView, Finding } from 'backstage-plugin-kuberay-common';

const severityRanks: Record<Finding['severity'], number> = {
  error: 0,
  warning: 1,
  info: 2,
};

const aboutRanks: Record<Finding['about'], number> = {
  runtime: 0,
  configuration: 1,
};

/**
 * The one finding that the card shows: the gravest, what runs before what is configured.
 *
 * Hints are kept for when something is wrong: a card is calm when all is well.
 */
export function worstFinding(view: EntityView): Finding | undefined {
  const calm = view.verdict.tone === 'ok' || view.verdict.tone === 'suspended';
  const [worst] = view.findings
    .filter(({ severity }) => !calm || severity !== 'info')
    .sort(
      (a, b) =>
        severityRanks[a.severity] - severityRanks[b.severity] ||
        aboutRanks[a.about] - aboutRanks[b.about],
    );
  return worst;
}
