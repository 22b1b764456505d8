import { workerGroupSchema } from 'backstage-plugin-kuberay-common/gitops';

/** A worker group as the form holds it: an action's input, perhaps half typed, perhaps with keys that nobody here knows. */
export type WorkerGroupValue = Record<string, unknown>;

/** Where a value stands in a group, e.g. `['image', 'tag']`. */
export type GroupPath = readonly [string, ...string[]];

/** The value at a path, undefined where there is none. */
export function getAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (parent, step) =>
      isRecord(parent) && Object.hasOwn(parent, step)
        ? parent[step]
        : undefined,
    value,
  );
}

/** A copy with another value at a path; undefined takes the key away, and an object that it leaves empty. */
export function setAt(
  record: Record<string, unknown>,
  [key, ...rest]: GroupPath,
  value: unknown,
): Record<string, unknown> {
  const [next, ...further] = rest;
  const child = record[key];
  const written =
    next === undefined
      ? value
      : emptyAsUndefined(
          setAt(isRecord(child) ? child : {}, [next, ...further], value),
        );
  if (written === undefined) {
    const { [key]: _removed, ...others } = record;
    return others;
  }
  return { ...record, [key]: written };
}

/** A group with the defaults that people look at first, and a name that none of these has. */
export function newWorkerGroup(
  groups: readonly WorkerGroupValue[],
): WorkerGroupValue {
  const { name, minReplicas, maxReplicas, cpu, memory } =
    workerGroupSchema.parse({ name: unusedName('workers', groups) });
  return { name, minReplicas, maxReplicas, cpu, memory };
}

/** The same group once more, under another name. */
export function duplicateWorkerGroup(
  group: WorkerGroupValue,
  groups: readonly WorkerGroupValue[],
): WorkerGroupValue {
  return { ...group, name: unusedName(displayText(group.name), groups) };
}

/** What a text field shows of a value. */
export function displayText(value: unknown): string {
  switch (typeof value) {
    case 'undefined':
      return '';
    case 'string':
      return value;
    default:
      return JSON.stringify(value);
  }
}

function unusedName(
  wanted: string,
  groups: readonly WorkerGroupValue[],
): string {
  const taken = new Set(groups.map(({ name }) => name));
  const base = wanted.replace(/-[0-9]+$/, '');
  let name = wanted;
  for (let number = 2; taken.has(name); number++) {
    name = `${base}-${number}`;
  }
  return name;
}

function emptyAsUndefined(record: Record<string, unknown>) {
  return Object.keys(record).length > 0 ? record : undefined;
}

/** Whether a value is an object with keys. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
