import type { JsonObject } from '../chart/JsonObject';
import { copyJson, isJsonObject } from '../chart/JsonObject';
import type { ValuesLayer } from './ValuesLayer';

/**
 * All that a release is given, as one: maps are merged at any depth, anything else replaces. Null stays,
 * since it is the chart's default that it deletes.
 *
 * @public
 */
export function overlayValues(
  layers: readonly Pick<ValuesLayer, 'values'>[],
): JsonObject {
  return layers.reduce<JsonObject>(
    (under, { values }) => overlay(under, values),
    {},
  );
}

function overlay(under: JsonObject, over: JsonObject): JsonObject {
  const merged = new Map(Object.entries(under));
  for (const [key, value] of Object.entries(over)) {
    const below = merged.get(key);
    merged.set(
      key,
      isJsonObject(below) && isJsonObject(value)
        ? overlay(below, value)
        : overlayItems(below, value),
    );
  }
  return Object.fromEntries(merged);
}

/** Only a parameter such as `a[1]` makes a list with holes: it changes that item and no other. */
function overlayItems(below: unknown, value: unknown): unknown {
  if (!Array.isArray(value) || Object.keys(value).length === value.length) {
    return copyJson(value);
  }
  const under: readonly unknown[] = Array.isArray(below) ? below : [];
  const length = Math.max(under.length, value.length);
  return Array.from({ length }, (_, index) =>
    copyJson(index in value ? value[index] : under[index] ?? null),
  );
}
