import type { AccessQuestion, ResourceQuestion } from './AccessQuestion';
import type { PolicyRule } from './PolicyRule';

const ALL = '*';

/**
 * Whether one rule allows it, as Kubernetes 1.36 reads rules (`pkg/apis/rbac/v1/evaluation_helpers.go`): rules only ever allow;
 * `pods` does not include `pods/exec`; `*` in resources includes every subresource, and a `*` before a slash means that
 * subresource of every resource; names confine a rule, and so a list, which has no name, is not allowed by one with names.
 */
export function ruleAllows(rule: PolicyRule, asked: AccessQuestion): boolean {
  if (!includes(rule.verbs, asked.verb)) {
    return false;
  }
  if (asked.type === 'non-resource') {
    return rule.nonResourceURLs.some(url => matchesUrl(url, asked.path));
  }
  return (
    includes(rule.apiGroups, asked.group) &&
    includesResource(rule.resources, asked) &&
    (rule.resourceNames.length === 0 ||
      (asked.name !== undefined && rule.resourceNames.includes(asked.name)))
  );
}

function includes(allowed: readonly string[], wanted: string): boolean {
  return allowed.includes(ALL) || allowed.includes(wanted);
}

function includesResource(
  allowed: readonly string[],
  { resource, subresource }: ResourceQuestion,
): boolean {
  return subresource === undefined
    ? includes(allowed, resource)
    : includes(allowed, `${resource}/${subresource}`) ||
        allowed.includes(`*/${subresource}`);
}

function matchesUrl(pattern: string, path: string): boolean {
  return pattern.endsWith(ALL)
    ? path.startsWith(pattern.slice(0, -1))
    : pattern === path;
}
