import { z } from 'zod/v3';

/** A JSON schema as far as our own schemas need one. */
export type JsonSchema = { [keyword: string]: unknown };

/**
 * The JSON schema of a zod schema, by the types that the API's schemas are made of.
 *
 * @throws for any other, so that a new one cannot be overlooked
 */
export function toJsonSchema(schema: z.ZodTypeAny): JsonSchema {
  if (schema instanceof z.ZodObject) {
    return objectSchema(schema);
  }
  if (schema instanceof z.ZodArray) {
    const { minLength } = schema._def;
    return {
      type: 'array',
      ...(minLength && { minItems: minLength.value }),
      items: toJsonSchema(schema.element),
    };
  }
  if (schema instanceof z.ZodRecord) {
    return {
      type: 'object',
      additionalProperties: toJsonSchema(schema.valueSchema),
    };
  }
  if (schema instanceof z.ZodString) {
    return {
      type: 'string',
      ...(schema.minLength !== null && { minLength: schema.minLength }),
      ...(schema.maxLength !== null && { maxLength: schema.maxLength }),
    };
  }
  if (schema instanceof z.ZodNumber) {
    return {
      type: schema.isInt ? 'integer' : 'number',
      ...(schema.minValue !== null && { minimum: schema.minValue }),
      ...(schema.maxValue !== null && { maximum: schema.maxValue }),
    };
  }
  if (schema instanceof z.ZodBoolean) {
    return { type: 'boolean' };
  }
  if (schema instanceof z.ZodEnum) {
    return { type: 'string', enum: schema.options };
  }
  if (schema instanceof z.ZodLiteral) {
    return { type: typeof schema.value, enum: [schema.value] };
  }
  if (schema instanceof z.ZodUnion) {
    return { anyOf: schema.options.map(toJsonSchema) };
  }
  if (schema instanceof z.ZodDiscriminatedUnion) {
    return { oneOf: [...schema.options].map(toJsonSchema) };
  }
  if (schema instanceof z.ZodNullable) {
    return { ...toJsonSchema(schema.unwrap()), nullable: true };
  }
  if (schema instanceof z.ZodOptional) {
    return toJsonSchema(schema.unwrap());
  }
  if (schema instanceof z.ZodDefault) {
    return {
      ...toJsonSchema(schema.removeDefault()),
      default: schema._def.defaultValue(),
    };
  }
  throw new Error(`No JSON schema for ${schema.constructor.name}`);
}

function objectSchema(schema: z.AnyZodObject): JsonSchema {
  const fields: Array<[string, z.ZodTypeAny]> = Object.entries(schema.shape);
  const required = fields.flatMap(([name, field]) =>
    field.isOptional() ? [] : name,
  );
  return {
    type: 'object',
    ...(required.length > 0 && { required }),
    properties: Object.fromEntries(
      fields.map(([name, field]) => [name, toJsonSchema(field)]),
    ),
    ...(schema._def.unknownKeys === 'strict' && {
      additionalProperties: false,
    }),
  };
}
