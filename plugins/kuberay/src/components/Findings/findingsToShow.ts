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

/** Why a cluster that is broken is called Healthy right above: unexplained, people would believe it. */
const EXPLAINS_THE_FACTS = 'argocd-health-blind';

/**
 * The findings that the card has room for: the gravest, what runs before what is configured, and the one that
 * explains why the facts contradict each other.
 *
 * Hints are kept for when something is wrong: a card is calm when all is well.
 */
export function findingsToShow(view: EntityView): Finding[] {
  const calm = isCalm(view);
  const [worst, ...others] = view.findings
    .filter(({ severity }) => !calm || severity !== 'info')
    .sort(
      (a, b) =>
        severityRanks[a.severity] - severityRanks[b.severity] ||
        aboutRanks[a.about] - aboutRanks[b.about],
    );
  if (!worst) {
    return [];
  }
  return [worst, ...others.filter(({ code }) => code === EXPLAINS_THE_FACTS)];
}

/** Whether nothing is the matter: then hints can wait. */
export function isCalm({ verdict }: Pick<EntityView, 'verdict'>): boolean {
  return verdict.tone === 'ok' || verdict.tone === 'suspended';
}
