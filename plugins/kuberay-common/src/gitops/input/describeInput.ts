import { z } from 'zod/v3';

/** What the schema says about an input, or undefined where it has no such input. */
export function describeInput(
  schema: z.ZodTypeAny,
  path: readonly (string | number)[],
): string | undefined {
  const inner = unwrap(schema);
  const [step, ...rest] = path;
  if (step === undefined) {
    return schema.description ?? inner.description;
  }
  const next = descend(inner, step);
  return next && describeInput(next, rest);
}

function unwrap(schema: z.ZodTypeAny): z.ZodTypeAny {
  if (schema instanceof z.ZodOptional) {
    return unwrap(schema.unwrap());
  }
  if (schema instanceof z.ZodDefault) {
    return unwrap(schema.removeDefault());
  }
  if (schema instanceof z.ZodEffects) {
    return unwrap(schema.innerType());
  }
  return schema;
}

function descend(
  schema: z.ZodTypeAny,
  step: string | number,
): z.ZodTypeAny | undefined {
  if (schema instanceof z.ZodObject) {
    const shape: Record<string, z.ZodTypeAny | undefined> = schema.shape;
    return Object.hasOwn(shape, step) ? shape[step] : undefined;
  }
  if (schema instanceof z.ZodArray) {
    return schema.element;
  }
  if (schema instanceof z.ZodDiscriminatedUnion) {
    // An input of that name means the same in every option that has it.
    const options: z.ZodTypeAny[] = schema.options;
    return options
      .map(option => descend(unwrap(option), step))
      .find(found => found !== undefined);
  }
  // An entry of a record is described with the record as a whole.
  return schema instanceof z.ZodRecord ? schema : undefined;
}
