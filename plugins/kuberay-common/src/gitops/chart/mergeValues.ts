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
  const merged = new Map<string, unknown>();
  for (const [key, standard] of Object.entries(defaults)) {
    if (!Object.hasOwn(values, key)) {
      merged.set(key, copyJson(standard));
    } else if (values[key] !== null) {
      merged.set(key, mergeValue(standard, values[key]));
    }
  }
  for (const [key, value] of Object.entries(values)) {
    if (!Object.hasOwn(defaults, key)) {
      merged.set(key, copyJson(value));
    }
  }
  return Object.fromEntries(merged);
}

function mergeValue(standard: unknown, value: unknown): unknown {
  return isJsonObject(value) && isJsonObject(standard)
    ? mergeValues(standard, value)
    : copyJson(value);
}
