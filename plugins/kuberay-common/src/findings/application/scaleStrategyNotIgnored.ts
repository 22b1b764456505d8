import type { Finding } from '../../view';
import type { FoundInClusterApplication } from './FoundInApplication';
import {
  isIgnored,
  isIgnoredElsewhere,
  isMissed,
  readIgnoreRules,
  RIGHT_PATHS,
} from './ignoreRules';

/**
 * The autoscaler names the workers to delete in `scaleStrategy`. The ordinary diff overlooks it by luck; that of the
 * server does not, and self-heal then resets the group at once (domain.md 6.3 rows 8 and 10).
 */
export function findScaleStrategyNotIgnored(
  found: FoundInClusterApplication,
): Finding[] {
  const { application, rayCluster, guarded } = found;
  const rules = readIgnoreRules(found);
  if (
    !rayCluster.spec.autoscaling ||
    isIgnored(rules, 'scaleStrategy') ||
    isMissed(rules, 'scaleStrategy') ||
    // Who ignores replicas in argocd-cm may ignore both there.
    (!isIgnored(rules, 'replicas') && isIgnoredElsewhere(found)) ||
    // Then the missing rule does other harm: guard-without-ignore-rules.
    (guarded && (rules.serverSide || !isIgnored(rules, 'replicas')))
  ) {
    return [];
  }
  return [
    {
      code: 'scale-strategy-not-ignored',
      severity: rules.serverSide ? 'error' : 'warning',
      about: 'configuration',
      message: rules.serverSide
        ? `${application.name} does not ignore scaleStrategy, which Argo CD compares by the server here: each scale-down of the autoscaler is undone at once.`
        : `${application.name} does not ignore scaleStrategy, where the autoscaler names the workers to delete. It goes well until Argo CD compares or applies by the server.`,
      remedy: `Add "${RIGHT_PATHS.scaleStrategy}" to the jqPathExpressions for RayCluster ${rayCluster.name} under spec.ignoreDifferences of ${application.name}.`,
    },
  ];
}
