/** A JSON object of unknown shape: Helm values and what is rendered from them. @public */
export type JsonObject = Record<string, unknown>;

/** Neither a scalar, nor null, nor a list. @public */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A copy that shares nothing with the original; own keys only, `__proto__` is a key like any other. */
export function copyJson(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(copyJson);
  }
  if (isJsonObject(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, entry]) => [key, copyJson(entry)]),
    );
  }
  return value;
}
