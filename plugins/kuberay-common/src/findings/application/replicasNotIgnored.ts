import { findReplicaDifferences } from '../../argocd/findReplicaResets';
import type { Finding } from '../../view';
import type { FoundInClusterApplication } from './FoundInApplication';
import {
  isIgnored,
  isMissed,
  readIgnoreRules,
  RIGHT_PATHS,
} from './ignoreRules';

/**
 * Argo CD fights the autoscaler (domain.md 6.3 row 1). Not where live counts differ from Git's and the Application is
 * Synced all the same: then a rule in argocd-cm, which nobody sees from here, ignores them.
 */
export function findReplicasNotIgnored(
  found: FoundInClusterApplication,
): Finding[] {
  const { application, record, rayCluster, guarded } = found;
  const rules = readIgnoreRules(found);
  const ignoredElsewhere =
    application.sync === 'Synced' &&
    findReplicaDifferences({ application: record, rayCluster }).length > 0;
  if (
    !rayCluster.spec.autoscaling ||
    guarded ||
    ignoredElsewhere ||
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
