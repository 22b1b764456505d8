import { z } from 'zod/v3';

/** Path of every input that a schema has, those of a list's items under `0`. */
export function listInputs(
  schema: z.ZodTypeAny,
  path: readonly (string | number)[] = [],
): (string | number)[][] {
  if (schema instanceof z.ZodOptional) {
    return listInputs(schema.unwrap(), path);
  }
  if (schema instanceof z.ZodDefault) {
    return listInputs(schema.removeDefault(), path);
  }
  if (schema instanceof z.ZodEffects) {
    return listInputs(schema.innerType(), path);
  }
  if (schema instanceof z.ZodArray) {
    return listInputs(schema.element, [...path, 0]);
  }
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const options: z.ZodTypeAny[] = schema.options;
    return options.flatMap(option => listInputs(option, path));
  }
  return schema instanceof z.ZodObject
    ? Object.entries<z.ZodTypeAny>(schema.shape).flatMap(([key, field]) => [
        [...path, key],
        ...listInputs(field, [...path, key]),
      ])
    : [];
}
