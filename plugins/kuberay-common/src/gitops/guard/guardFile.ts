import { appendItems, removeItem } from './editNamespaceList';
import { GuardFileError } from './GuardFileError';
import { GUARD_NAME } from './guardNames';
import type { GuardBindingText } from './readGuardBinding';
import { readGuardBinding } from './readGuardBinding';

/**
 * The Ray namespaces that the binding of a guard file lists.
 *
 * @returns undefined where the file holds no binding of the replica guard.
 * @throws GuardFileError where the file is no YAML or its binding is not understood.
 *
 * @public
 */
export function readGuardedNamespaces(content: string): string[] | undefined {
  return readGuardBinding(content)?.namespaces;
}

/**
 * Adds Ray namespaces to the binding of a guard file, behind those that are there. Only the list
 * changes: comments, order and layout stay. What is listed already is not added again.
 *
 * @throws GuardFileError where the file holds no binding of the guard, or one that is not understood.
 *
 * @public
 */
export function addGuardedNamespaces(
  content: string,
  namespaces: readonly string[],
): string {
  const binding = requireBinding(content);
  const added = [...new Set(namespaces)].filter(
    namespace => !binding.namespaces.includes(namespace),
  );
  return added.length === 0
    ? content
    : verified(appendItems(content, binding.list, added), binding, [
        ...binding.namespaces,
        ...added,
      ]);
}

/**
 * Takes a Ray namespace out of the binding of a guard file; a file that does not list it stays as
 * it is.
 *
 * @returns undefined where no namespace would remain: the file goes, and with it its Application.
 * @throws GuardFileError where the file holds no binding of the guard, one that is not understood,
 * or where it would go although it holds something else too.
 *
 * @public
 */
export function removeGuardedNamespace(
  content: string,
  namespace: string,
): string | undefined {
  const binding = requireBinding(content);
  if (!binding.namespaces.includes(namespace)) {
    return content;
  }
  const remaining = binding.namespaces.filter(each => each !== namespace);
  if (remaining.length > 0) {
    return verified(
      withoutNamespace(content, binding, namespace),
      binding,
      remaining,
    );
  }
  if (binding.others.length > 0) {
    throw new GuardFileError(
      `Without ${JSON.stringify(
        namespace,
      )} the guard is not needed, but its file also holds ${binding.others.join(
        ', ',
      )}; remove policy and binding ${GUARD_NAME} by hand`,
    );
  }
  return undefined;
}

/** One at a time, since removing an item moves those behind it. */
function withoutNamespace(
  content: string,
  binding: GuardBindingText,
  namespace: string,
): string {
  const { list, namespaces } = binding;
  const index = namespaces.lastIndexOf(namespace);
  const edited = removeItem(content, list, index);
  const rest = requireBinding(edited);
  return rest.namespaces.includes(namespace)
    ? withoutNamespace(edited, rest, namespace)
    : edited;
}

function requireBinding(content: string): GuardBindingText {
  const binding = readGuardBinding(content);
  if (!binding) {
    throw new GuardFileError(
      `The file holds no MutatingAdmissionPolicyBinding of policy ${GUARD_NAME}`,
    );
  }
  return binding;
}

/** A text edit is believed only where the text then says what was meant, and the rest what it said. */
function verified(
  edited: string,
  before: GuardBindingText,
  expected: readonly string[],
): string {
  const after = requireBinding(edited);
  if (
    JSON.stringify(after.namespaces) !== JSON.stringify(expected) ||
    after.rest !== before.rest
  ) {
    throw new GuardFileError(
      `The list of namespaces of binding ${GUARD_NAME} is laid out in a way that cannot be edited`,
    );
  }
  return edited;
}
