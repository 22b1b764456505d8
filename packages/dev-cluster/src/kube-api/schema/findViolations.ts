import { isJsonObject } from '../json';
import type { StatusCause } from '../KubeStatusError';
import type { StructuralSchema } from './StructuralSchema';

/** Every place where the value breaks the schema, in the words of a real API server; empty when it fits. */
export function findViolations(
  schema: StructuralSchema,
  value: unknown,
): StatusCause[] {
  const causes = visit(schema, value, '');
  if (causes.length > 0 && hasRules(schema)) {
    // With CEL rules in the schema the real server adds that it did not get to them (recorded: sync-failed).
    causes.push({
      reason: 'FieldValueInvalid',
      message:
        'Invalid value: null: some validation rules were not checked because the object was invalid; correct the existing errors to complete validation',
      field: '<nil>',
    });
  }
  return causes;
}

function visit(
  schema: StructuralSchema,
  value: unknown,
  path: string,
): StatusCause[] {
  const found = typeName(value);
  if (schema.type && !fits(schema.type, value)) {
    return [
      {
        reason: 'FieldValueTypeInvalid',
        message: `Invalid value: "${found}": ${path} in body must be of type ${schema.type}: "${found}"`,
        field: path,
      },
    ];
  }
  const causes: StatusCause[] = [];
  if (schema.enum && !schema.enum.includes(value)) {
    causes.push({
      reason: 'FieldValueNotSupported',
      message: `Unsupported value: ${JSON.stringify(
        value,
      )}: supported values: ${schema.enum
        .map(one => JSON.stringify(one))
        .join(', ')}`,
      field: path,
    });
  }
  if (
    schema.minimum !== undefined &&
    typeof value === 'number' &&
    value < schema.minimum
  ) {
    causes.push({
      reason: 'FieldValueInvalid',
      message: `Invalid value: ${value}: ${path} in body should be greater than or equal to ${schema.minimum}`,
      field: path,
    });
  }
  return [...causes, ...visitInside(schema, value, path)];
}

function visitInside(
  schema: StructuralSchema,
  value: unknown,
  path: string,
): StatusCause[] {
  const { items, properties } = schema;
  if (Array.isArray(value)) {
    return items
      ? value.flatMap((item, i) => visit(items, item, `${path}[${i}]`))
      : [];
  }
  if (!isJsonObject(value)) {
    return [];
  }
  const missing = (schema.required ?? [])
    .filter(field => value[field] === undefined)
    .map(field => ({
      reason: 'FieldValueRequired',
      message: 'Required value',
      field: join(path, field),
    }));
  const wrong = Object.entries(properties ?? {})
    .filter(([field]) => value[field] !== undefined)
    .flatMap(([field, of]) => visit(of, value[field], join(path, field)));
  return [...missing, ...wrong];
}

function join(path: string, field: string): string {
  return path === '' ? field : `${path}.${field}`;
}

function typeName(value: unknown): string {
  if (value === null) {
    return 'null';
  }
  if (Array.isArray(value)) {
    return 'array';
  }
  if (typeof value === 'number') {
    return Number.isInteger(value) ? 'integer' : 'number';
  }
  return typeof value;
}

function fits(type: string, value: unknown): boolean {
  const found = typeName(value);
  return found === type || (type === 'number' && found === 'integer');
}

function hasRules(schema: StructuralSchema): boolean {
  return (
    schema['x-kubernetes-validations'] !== undefined ||
    (schema.items !== undefined && hasRules(schema.items)) ||
    Object.values(schema.properties ?? {}).some(hasRules)
  );
}
