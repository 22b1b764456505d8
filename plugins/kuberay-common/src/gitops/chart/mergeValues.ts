import type { JsonObject } from './JsonObject';
import { copyJson, isJsonObject } from './JsonObject';

/**
 * The user's values over a chart's defaults, as Helm merges them: maps are merged at any depth,
 * anything else replaces, and null deletes a default but stays null where there is none.
 */
export function mergeValues(
  defaults: JsonObject,
  values: Readonly<JsonObject>,
): JsonObject {
  const merged = new Map<string, unknown>(
    Object.entries(defaults).map(([key, value]) => [key, copyJson(value)]),
  );
  for (const [key, value] of Object.entries(values)) {
    const standard = merged.get(key);
    if (value === null && merged.has(key)) {
      merged.delete(key);
    } else if (isJsonObject(value) && isJsonObject(standard)) {
      merged.set(key, mergeValues(standard, value));
    } else {
      merged.set(key, copyJson(value));
    }
  }
  return Object.fromEntries(merged);
}
