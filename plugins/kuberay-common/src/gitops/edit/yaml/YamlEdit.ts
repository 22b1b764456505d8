import { copyJson, isJsonObject } from '../../chart/JsonObject';
import type { Path } from '../../facts/Path';

/** Where a new key goes; without any at the end of its map. */
export interface KeyPlace {
  /** Behind the first of these that is there. */
  after?: readonly string[];
  /** Before the first key that is greater, bytewise. */
  sorted?: boolean;
}

/** A change of one document. The last step of a path is the key or index that it is about. */
export type YamlEdit =
  | { kind: 'set'; path: Path; value: string | number | boolean }
  | { kind: 'insert'; path: Path; value: unknown; place?: KeyPlace }
  | { kind: 'remove'; path: Path };

/**
 * The same change on plain data: what the text must mean afterwards. A number that was written as
 * text stays text.
 */
export function applyToData(data: unknown, edit: YamlEdit): unknown {
  return change(copyJson(data), edit.path, edit);
}

function change(data: unknown, path: Path, edit: YamlEdit): unknown {
  const [step, ...rest] = path;
  if (step === undefined) {
    return edit.kind === 'remove' ? undefined : changed(data, edit.value);
  }
  if (typeof step === 'number') {
    return changeList(Array.isArray(data) ? data : [], step, rest, edit);
  }
  const entries = new Map(isJsonObject(data) ? Object.entries(data) : []);
  if (rest.length === 0 && edit.kind === 'remove') {
    entries.delete(step);
  } else {
    entries.set(step, change(entries.get(step), rest, edit));
  }
  return Object.fromEntries(entries);
}

function changeList(
  list: readonly unknown[],
  index: number,
  rest: Path,
  edit: YamlEdit,
): unknown[] {
  const before = list.slice(0, index);
  const after = list.slice(index + 1);
  if (rest.length > 0 || edit.kind === 'set') {
    return [...before, change(list[index], rest, edit), ...after];
  }
  return edit.kind === 'remove'
    ? [...before, ...after]
    : [...before, edit.value, ...list.slice(index)];
}

function changed(old: unknown, value: unknown): unknown {
  return typeof old === 'string' && typeof value === 'number'
    ? String(value)
    : value;
}
