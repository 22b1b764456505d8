/** A JSON object whose fields are not known. */
export type JsonObject = { [field: string]: unknown };

/** True for a JSON object, not for a list or null. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A deep copy as a trip over the wire would make it: undefined fields are gone. */
export function copyJson<T>(value: T): T {
  return copy(value) as T;
}

function copy(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(copy);
  }
  if (!isJsonObject(value)) {
    return value;
  }
  const result: JsonObject = {};
  for (const field of Object.keys(value)) {
    // A key of this name would change the prototype instead of being kept.
    if (value[field] !== undefined && field !== '__proto__') {
      result[field] = copy(value[field]);
    }
  }
  return result;
}

/** Deep equality of JSON values; an undefined field equals an absent one, the order of fields does not matter. */
export function equalJson(a: unknown, b: unknown): boolean {
  if (a === b) {
    return true;
  }
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, i) => equalJson(item, b[i]));
  }
  if (isJsonObject(a) && isJsonObject(b)) {
    const fields = new Set([...Object.keys(a), ...Object.keys(b)]);
    return [...fields].every(field => equalJson(a[field], b[field]));
  }
  return false;
}
