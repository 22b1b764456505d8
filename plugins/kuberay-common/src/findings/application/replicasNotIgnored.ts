import type { Finding } from '../../view';
import type { FoundInClusterApplication } from './FoundInApplication';
import {
  isIgnored,
  isIgnoredElsewhere,
  isMissed,
  readIgnoreRules,
  RIGHT_PATHS,
} from './ignoreRules';

/** Argo CD fights the autoscaler (domain.md 6.3 row 1). */
export function findReplicasNotIgnored(
  found: FoundInClusterApplication,
): Finding[] {
  const { application, rayCluster, guarded } = found;
  const rules = readIgnoreRules(found);
  if (
    !rayCluster.spec.autoscaling ||
    guarded ||
    isIgnoredElsewhere(found) ||
    isIgnored(rules, 'replicas') ||
    isMissed(rules, 'replicas')
  ) {
    return [];
  }
  return [
    {
      code: 'replicas-not-ignored',
      severity: 'error',
      about: 'configuration',
      message: `${application.name} does not ignore replicas, so Argo CD and the autoscaler overwrite each other, unless argocd-cm ignores them for all Applications.`,
      remedy: `Under spec.ignoreDifferences of ${application.name} write group: ray.io, kind: RayCluster, name: ${rayCluster.name}, namespace: ${rayCluster.namespace} and the jqPathExpressions "${RIGHT_PATHS.replicas}" and "${RIGHT_PATHS.scaleStrategy}".`,
    },
  ];
}
