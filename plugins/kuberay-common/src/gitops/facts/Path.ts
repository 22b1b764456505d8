import { isJsonObject } from '../chart/JsonObject';

/** Keys and list indexes from the top of an object to a place in it. @public */
export type Path = readonly (string | number)[];

const PLAIN_KEY = /^[A-Za-z_$][-\w$]*$/;

/** `spec.sources[0].helm`, `limits["nvidia.com/gpu"]`; the whole object is the empty text. */
export function formatPath(path: Path): string {
  return path.reduce<string>((parent, step) => {
    if (typeof step === 'number') {
      return `${parent}[${step}]`;
    }
    if (!PLAIN_KEY.test(step)) {
      return `${parent}[${JSON.stringify(step)}]`;
    }
    return parent === '' ? step : `${parent}.${step}`;
  }, '');
}

/** What stands at that place; own keys only, undefined where there is nothing. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((parent, step) => {
    if (Array.isArray(parent)) {
      return typeof step === 'number' ? parent[step] : undefined;
    }
    return isJsonObject(parent) && Object.hasOwn(parent, step)
      ? parent[step]
      : undefined;
  }, value);
}

/** The same where only a map will do; anything else is an empty one. */
export function mapAt(value: unknown, path: Path): Record<string, unknown> {
  const found = valueAt(value, path);
  return isJsonObject(found) ? found : {};
}

/** The same where only a list will do. */
export function listAt(value: unknown, path: Path): readonly unknown[] {
  const found = valueAt(value, path);
  return Array.isArray(found) ? found : [];
}

/** The same where only a text will do. */
export function textAt(value: unknown, path: Path): string | undefined {
  const found = valueAt(value, path);
  return typeof found === 'string' ? found : undefined;
}
