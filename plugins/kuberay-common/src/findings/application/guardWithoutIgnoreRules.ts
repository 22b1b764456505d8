import type { Finding } from '../../view';
import type { FoundInClusterApplication } from './FoundInApplication';
import {
  isIgnored,
  isIgnoredElsewhere,
  isMissed,
  readIgnoreRules,
  RIGHT_PATHS,
} from './ignoreRules';

/** The guard keeps what Argo CD still sees as a difference: it syncs again and again in vain (domain.md 6.3 row 20). */
export function findGuardWithoutIgnoreRules(
  found: FoundInClusterApplication,
): Finding[] {
  const { application, rayCluster, guarded } = found;
  const rules = readIgnoreRules(found);
  const open = (
    rules.serverSide
      ? (['replicas', 'scaleStrategy'] as const)
      : (['replicas'] as const)
  ).filter(field => !isIgnored(rules, field) && !isMissed(rules, field));
  return guarded &&
    rayCluster.spec.autoscaling &&
    open.length > 0 &&
    !isIgnoredElsewhere(found)
    ? [
        {
          code: 'guard-without-ignore-rules',
          severity: 'warning',
          about: 'configuration',
          message: `The replica guard keeps ${open.join(
            ' and ',
          )} of the autoscaler, which ${
            application.name
          } does not ignore: it is OutOfSync as soon as the autoscaler scales, and syncs in vain.`,
          remedy: `Under spec.ignoreDifferences of ${application.name} write group: ray.io, kind: RayCluster, name: ${rayCluster.name}, namespace: ${rayCluster.namespace} and the jqPathExpressions "${RIGHT_PATHS.replicas}" and "${RIGHT_PATHS.scaleStrategy}".`,
        },
      ]
    : [];
}
