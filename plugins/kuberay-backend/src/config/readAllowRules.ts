import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import type { ActionsAllowRule } from './KuberayConfig';

/** `kuberay.actions.allow` with whole owner refs: `team-a` is `group:default/team-a`. @throws InputError naming the key */
export function readAllowRules(
  rules: readonly ActionsAllowRule[],
): ActionsAllowRule[] {
  return rules.map((rule, i) => ({ ...rule, owner: readOwner(rule.owner, i) }));
}

function readOwner(owner: string, index: number): string {
  try {
    return stringifyEntityRef(
      parseEntityRef(owner, {
        defaultKind: 'group',
        defaultNamespace: 'default',
      }),
    );
  } catch (error) {
    throw new InputError(
      `Invalid configuration: kuberay.actions.allow[${index}].owner must be an entity reference such as group:default/ml`,
      error,
    );
  }
}
