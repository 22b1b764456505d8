import { copyJson, isJsonObject } from '../json';
import type { StructuralSchema } from './StructuralSchema';

/** A copy of the value with the schema's defaults where a field is absent, as the API server completes a write. */
export function applyDefaults(
  schema: StructuralSchema,
  value: unknown,
): unknown {
  if (Array.isArray(value)) {
    const items = schema.items;
    return items ? value.map(item => applyDefaults(items, item)) : value;
  }
  if (!isJsonObject(value) || !schema.properties) {
    return value;
  }
  const result = { ...value };
  for (const [field, of] of Object.entries(schema.properties)) {
    if (result[field] === undefined && of.default !== undefined) {
      result[field] = copyJson(of.default);
    }
    if (result[field] !== undefined) {
      result[field] = applyDefaults(of, result[field]);
    }
  }
  return result;
}
