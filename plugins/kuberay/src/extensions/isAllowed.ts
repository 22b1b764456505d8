import type { FilterPredicate } from '@backstage/filter-predicates';
import type { BasicPermission } from '@backstage/plugin-permission-common';

/**
 * Whether the user has a basic permission, for the `if` of an extension.
 *
 * With the action behind its name: an app asks without any attribute otherwise, and a policy that decides by it ("who looks
 * may look at everything") would refuse what the backend allows.
 */
export function isAllowed(permission: BasicPermission): FilterPredicate {
  const { name, attributes } = permission;
  const action = attributes.action ? `#${attributes.action}` : '';
  return { permissions: { $contains: `${name}${action}` } };
}
