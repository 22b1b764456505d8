import { isJsonObject } from '../workspace/isJsonObject';

/**
 * Puts the schemas that an action's JSON schemas refer to into their places.
 *
 * zod's converter writes `$ref: #/properties/…` where a schema is used twice, and the scaffolder's validator reads such
 * a reference as an address, on which a task then fails (jsonschema 1.5: ERR_INVALID_URL).
 */
export function inliningReferences<
  T extends { schema?: { input?: unknown; output?: unknown } },
>(action: T): T {
  const { schema } = action;
  return {
    ...action,
    ...(schema && {
      schema: {
        ...schema,
        input: inlined(schema.input, schema.input),
        output: inlined(schema.output, schema.output),
      },
    }),
  };
}

function inlined(part: unknown, root: unknown): unknown {
  if (Array.isArray(part)) {
    return part.map(item => inlined(item, root));
  }
  if (!isJsonObject(part)) {
    return part;
  }
  const { $ref, ...rest } = part;
  if (typeof $ref === 'string' && $ref.startsWith('#/')) {
    // A description beside the reference is nearer to the use.
    const target = inlined(resolve($ref, root), root);
    return { ...(isJsonObject(target) ? target : {}), ...rest };
  }
  return Object.fromEntries(
    Object.entries(part).map(([key, value]) => [key, inlined(value, root)]),
  );
}

function resolve(reference: string, root: unknown): unknown {
  return reference
    .slice(2)
    .split('/')
    .map(segment => segment.replace(/~1/g, '/').replace(/~0/g, '~'))
    .reduce<unknown>(
      (value, segment) =>
        Array.isArray(value)
          ? value[Number(segment)]
          : isJsonObject(value)
          ? value[segment]
          : undefined,
      root,
    );
}
