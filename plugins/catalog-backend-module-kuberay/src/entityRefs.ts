import type { CompoundEntityRef } from '@backstage/catalog-model';
import {
  KubernetesValidatorFunctions,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';

const { isValidNamespace, isValidObjectName } = KubernetesValidatorFunctions;

/** Whether there can be such an entity: a ref that can be read may still hold anything. */
export function isValidRef({
  kind,
  namespace,
  name,
}: CompoundEntityRef): boolean {
  return (
    isValidObjectName(kind) &&
    isValidNamespace(namespace) &&
    isValidObjectName(name)
  );
}

/**
 * The ref of the entity of a kind, in the default namespace, with a name from a cluster: a label's value knows no `:`
 * and no `/`. Undefined where no entity can be called so.
 */
export function refByName(
  name: string | undefined,
  kind: string,
): string | undefined {
  return isValidObjectName(name)
    ? stringifyEntityRef({ kind, namespace: 'default', name: String(name) })
    : undefined;
}

/** The ref as it is, if it is a Component's: whoever may write an Application writes whatever they like there. */
export function componentRef(written: unknown): string | undefined {
  if (typeof written !== 'string') {
    return undefined;
  }
  const ref = parseOrUndefined(written);
  return ref?.kind.toLocaleLowerCase('en-US') === 'component' && isValidRef(ref)
    ? stringifyEntityRef(ref)
    : undefined;
}

function parseOrUndefined(ref: string) {
  try {
    return parseEntityRef(ref);
  } catch {
    // What is no ref relates to nothing.
    return undefined;
  }
}
