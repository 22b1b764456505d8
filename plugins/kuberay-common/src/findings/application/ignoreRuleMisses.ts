import type { IgnoreDifferencesRecord } from '../../argocd/records';
import { quote } from '../../gitops/rules/quote';
import type { Finding } from '../../view';
import type { FoundInClusterApplication } from './FoundInApplication';
import { isIgnored, isMissed, readIgnoreRules } from './ignoreRules';

/** A rule with a wrong name is a rule that is not there, and nothing says so (domain.md 6.3 row 15). */
export function findIgnoreRuleMisses(
  found: FoundInClusterApplication,
): Finding[] {
  const { application, rayCluster } = found;
  const rules = readIgnoreRules(found);
  const needed = (['replicas', 'scaleStrategy'] as const).some(
    field => !isIgnored(rules, field) && isMissed(rules, field),
  );
  // Beside rules that hit it does no harm.
  if (!rayCluster.spec.autoscaling || !needed) {
    return [];
  }
  return [
    {
      code: 'ignore-rule-misses-cluster',
      severity: 'error',
      about: 'configuration',
      message: `A rule under spec.ignoreDifferences of ${
        application.name
      } has no effect: it is for ${describeTarget(
        rules.missing[0],
      )}, and the RayCluster is ${rayCluster.namespace}/${rayCluster.name}.`,
      remedy: `Write group: ray.io, kind: RayCluster, name: ${rayCluster.name}, namespace: ${rayCluster.namespace} in that rule.`,
    },
  ];
}

function describeTarget(rule: IgnoreDifferencesRecord): string {
  return (
    (['group', 'kind', 'name', 'namespace'] as const)
      .flatMap(field =>
        rule[field] === undefined ? [] : [`${field} ${quote(rule[field])}`],
      )
      // Without a group it is for the core of Kubernetes.
      .concat(rule.group === undefined ? 'without a group' : [])
      .join(', ')
  );
}
