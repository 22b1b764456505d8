import type { Finding } from '../../view';
import type { FoundInClusterApplication } from './FoundInApplication';
import { readIgnoreRules } from './ignoreRules';

/** Without an autoscaler Git owns the counts, and Argo CD does not see that they were edited (domain.md 6.3). */
export function findReplicasIgnoredInVain(
  found: FoundInClusterApplication,
): Finding[] {
  const { application, rayCluster } = found;
  const { byPath, byIndex } = readIgnoreRules(found).ignored;
  return !rayCluster.spec.autoscaling &&
    (byPath.has('replicas') || byIndex.has('replicas'))
    ? [
        {
          code: 'replicas-ignored-without-autoscaler',
          severity: 'warning',
          about: 'configuration',
          message: `${application.name} ignores replicas although no autoscaler writes them: an edit of replicas in Git does not arrive by itself.`,
          remedy: `Write the live replicas into Git first, since the operator deletes workers down to them. Then remove the rule for RayCluster ${rayCluster.name} from spec.ignoreDifferences of ${application.name}, or write head.enableInTreeAutoscaling: true.`,
        },
      ]
    : [];
}
