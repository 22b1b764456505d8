import type { AccessQuestion } from '../rbac/AccessQuestion';
import { defaultRules } from '../rbac/defaultRules';
import type { ObjectStore } from '../ObjectStore';
import type { PolicyRule } from '../rbac/PolicyRule';
import { ruleAllows } from '../rbac/ruleAllows';
import { rulesOf } from '../rbac/rulesOf';
import type { Subject } from '../rbac/Subject';
import type { KubeAccount } from './KubeAccount';
import { PORTAL_USER } from './KubeAccount';

/** Whether somebody may; what a refusal adds to its sentence, if anything. */
export interface AccessDecision {
  allowed: boolean;
  reason?: string;
}

/** Who sends a request, and what that caller may do. */
export interface Caller extends Subject {
  decide(asked: AccessQuestion): AccessDecision;
  /** Everything that is allowed in a namespace; undefined where no rules decide. */
  rulesIn(namespace: string): readonly PolicyRule[] | undefined;
}

const READING_VERBS = new Set(['get', 'list', 'watch']);

/** A caller with one of the stand-in's own tokens: everything, less what its account takes away. */
export function accountCaller(account: KubeAccount): Caller {
  const { namespaces, readOnly = false, servicesProxy = true } = account;
  const isAllowed = (asked: AccessQuestion): boolean => {
    if (
      asked.type === 'non-resource' ||
      defaultRules.some(rule => ruleAllows(rule, asked))
    ) {
      return true;
    }
    const { resource, subresource, verb, namespace } = asked;
    if (!servicesProxy && resource === 'services' && subresource === 'proxy') {
      return false;
    }
    if (readOnly && !READING_VERBS.has(verb)) {
      return false;
    }
    return namespaces === undefined || namespaces.includes(namespace ?? '');
  };
  return {
    user: account.user ?? PORTAL_USER,
    groups: ['system:authenticated'],
    decide: asked => ({ allowed: isAllowed(asked) }),
    rulesIn: () => undefined,
  };
}

/** A caller with the token of a ServiceAccount: what Roles, ClusterRoles and their bindings allow at this moment. */
export function rbacCaller(
  subject: Subject,
  objects: Pick<ObjectStore, 'entries' | 'get'>,
): Caller {
  return {
    ...subject,
    decide(asked) {
      const scope = asked.type === 'resource' ? asked.namespace : undefined;
      const { rules, missing } = rulesOf(objects, subject, scope);
      if (rules.some(rule => ruleAllows(rule, asked))) {
        return { allowed: true };
      }
      return {
        allowed: false,
        ...(missing.length > 0 && { reason: `RBAC: ${inOne(missing)}` }),
      };
    },
    rulesIn: namespace => rulesOf(objects, subject, namespace).rules,
  };
}

/** As Go's aggregate of errors puts it. */
function inOne(errors: readonly string[]): string {
  const all = errors.join(', ');
  return errors.length === 1 ? all : `[${all}]`;
}
