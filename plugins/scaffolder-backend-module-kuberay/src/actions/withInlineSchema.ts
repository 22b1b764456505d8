import { isJsonObject } from '../workspace/isJsonObject';

/**
 * The action with JSON schemas that hold every part where it is used.
 *
 * A zod schema that is used in several places becomes a reference `#/properties/…` from the second place on, and the
 * scaffolder's validator fails with "Invalid URL" at those inside of lists.
 *
 * @throws Error for a reference that leads nowhere or into itself
 */
export function withInlineSchema<
  T extends { schema?: { input?: object; output?: object } },
>(action: T): T {
  const { input, output } = action.schema ?? {};
  return {
    ...action,
    schema: {
      ...(input && { input: inline(input) }),
      ...(output && { output: inline(output) }),
    },
  };
}

function inline<T extends object>(schema: T): T {
  // The same shape: references are schemas as what they stand for.
  return resolveReferences(schema, schema, []) as T;
}

function resolveReferences(
  root: object,
  part: unknown,
  open: readonly string[],
): unknown {
  if (Array.isArray(part)) {
    return part.map(item => resolveReferences(root, item, open));
  }
  if (!isJsonObject(part)) {
    return part;
  }
  const { $ref: reference, ...own } = part;
  if (typeof reference === 'string') {
    if (open.includes(reference)) {
      throw new Error(`The schema refers to itself: ${reference}`);
    }
    const target = resolveReferences(root, follow(root, reference), [
      ...open,
      reference,
    ]);
    // What stands beside the reference is said of this use, its description above all.
    return isJsonObject(target) ? { ...target, ...own } : target;
  }
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) => [
      key,
      resolveReferences(root, value, open),
    ]),
  );
}

function follow(root: object, reference: string): unknown {
  const steps = reference
    .replace(/^#\/?/, '')
    .split('/')
    .map(step =>
      decodeURIComponent(step).replace(/~1/g, '/').replace(/~0/g, '~'),
    );
  const found = steps.reduce<unknown>((part, step) => {
    if (Array.isArray(part)) {
      return part[Number(step)];
    }
    return isJsonObject(part) ? part[step] : undefined;
  }, root);
  if (found === undefined) {
    throw new Error(`The schema refers to nothing: ${reference}`);
  }
  return found;
}
