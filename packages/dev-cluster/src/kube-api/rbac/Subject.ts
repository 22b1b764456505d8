import { isJsonObject } from '../json';

/** Who asks, as bindings name them. */
export interface Subject {
  user: string;
  groups: readonly string[];
}

/** The user and groups of a ServiceAccount, as its tokens carry them. */
export function serviceAccountSubject(account: {
  namespace: string;
  name: string;
}): Subject {
  const { namespace, name } = account;
  return {
    user: `system:serviceaccount:${namespace}:${name}`,
    groups: [
      'system:serviceaccounts',
      `system:serviceaccounts:${namespace}`,
      'system:authenticated',
    ],
  };
}

/** Whether an entry of a binding's `subjects` means them. In a RoleBinding, an absent namespace is the binding's own. */
export function isSubject(
  entry: unknown,
  { user, groups }: Subject,
  bindingNamespace?: string,
): boolean {
  if (!isJsonObject(entry)) {
    return false;
  }
  const { kind, name, namespace = bindingNamespace } = entry;
  switch (kind) {
    case 'User':
      return name === user;
    case 'Group':
      return groups.includes(String(name));
    case 'ServiceAccount':
      return `system:serviceaccount:${namespace}:${name}` === user;
    default:
      return false;
  }
}
