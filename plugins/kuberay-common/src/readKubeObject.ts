import { MalformedObjectError } from './MalformedObjectError';
import { kubeObjectName } from './parseKubeObject';

/*
 * Readers of what there are hundred thousands of. They say what a shape is as the schemas of `parseKubeObject` do, with
 * the same words for what is wrong, at a small part of the cost: of a large cluster's first list, reading the pods by
 * zod was about two thirds.
 */

/** Reads a value that may be anything. @throws WrongValue */
export type Reader<T> = (value: unknown) => T;

/** Something is not what it has to be; `path` leads there from the value that was read. */
class WrongValue extends Error {
  readonly path: readonly string[];

  constructor(message: string, path: readonly string[] = []) {
    super(message);
    this.name = 'WrongValue';
    this.path = path;
  }
}

/**
 * Reads an object of a Kubernetes API: unknown fields are ignored, null counts as absent.
 *
 * @throws MalformedObjectError naming kind, object and the first field that is wrong.
 */
export function readKubeObject<T>(
  kind: string,
  read: Reader<T>,
  object: unknown,
): T {
  try {
    return read(object);
  } catch (error) {
    if (error instanceof WrongValue) {
      throw new MalformedObjectError(
        kind,
        kubeObjectName(object),
        `${error.path.join('.') || 'the object'}: ${error.message}`,
      );
    }
    throw error;
  }
}

/** Passes unread. */
export const anything: Reader<unknown> = value => value;

export const text: Reader<string> = value =>
  typeof value === 'string' ? value : refuse('string', value);

export const nonEmptyText: Reader<string> = value => {
  if (text(value) === '') {
    throw new WrongValue('String must contain at least 1 character(s)');
  }
  return text(value);
};

/** A text that Kubernetes may leave out, leave empty or send as null. */
export const optionalText: Reader<string | undefined> = value =>
  value === undefined || value === null ? undefined : text(value) || undefined;

export const finiteNumber: Reader<number> = value =>
  typeof value === 'number' && Number.isFinite(value)
    ? value
    : refuse('finite number', value);

/** How often something happened. */
export const count: Reader<number> = value => {
  const number = finiteNumber(value);
  if (!Number.isInteger(number) || number < 0) {
    throw new WrongValue(`Expected a count, received ${number}`);
  }
  return number;
};

/** Labels or annotations, absent ones as none. */
export const textMap: Reader<Readonly<Record<string, string>>> = value => {
  if (value === undefined || value === null) {
    return {};
  }
  const map = asObject(value);
  for (const key of Object.keys(map)) {
    within(key, text, map[key]);
  }
  return map as Record<string, string>;
};

/** What may be left out or sent as null. */
export function optional<T>(read: Reader<T>): Reader<T | undefined> {
  return value =>
    value === undefined || value === null ? undefined : read(value);
}

/** A list that Kubernetes may leave out or send as null, as an empty one. */
export function listOf<T>(read: Reader<T>): Reader<T[]> {
  return value => {
    if (value === undefined || value === null) {
      return [];
    }
    return Array.isArray(value)
      ? value.map((item, index) => within(String(index), read, item))
      : refuse('array', value);
  };
}

/** An object with these fields; what else it has is left out. */
export function fieldsOf<T extends object>(readers: {
  [K in keyof T]: Reader<T[K]>;
}): Reader<T> {
  const names = Object.keys(readers) as Array<keyof T & string>;
  return value => {
    const object = asObject(value);
    const fields: Partial<T> = {};
    for (const name of names) {
      fields[name] = within(name, readers[name], object[name]);
    }
    return fields as T;
  };
}

function within<T>(name: string, read: Reader<T>, value: unknown): T {
  try {
    return read(value);
  } catch (error) {
    throw error instanceof WrongValue
      ? new WrongValue(error.message, [name, ...error.path])
      : error;
  }
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : refuse('object', value);
}

function refuse(expected: string, value: unknown): never {
  throw new WrongValue(
    value === undefined
      ? 'Required'
      : `Expected ${expected}, received ${typeName(value)}`,
  );
}

function typeName(value: unknown): string {
  if (value === null) {
    return 'null';
  }
  return Array.isArray(value) ? 'array' : typeof value;
}
