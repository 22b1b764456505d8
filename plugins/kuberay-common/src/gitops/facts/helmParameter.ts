import type { JsonObject } from '../chart/JsonObject';
import { isJsonObject } from '../chart/JsonObject';

/** An entry of `helm.parameters`. */
export interface HelmParameter {
  name: string;
  value: string;
  /** The value stays text, whatever it looks like. */
  forceString: boolean;
}

const INTEGER = /^(0|-?[1-9][0-9]{0,18})$/;

/**
 * A parameter as values: what Helm makes of `--set name=value`, with whole numbers as bigint, because
 * Helm prints them in full, other than those of a values file. Undefined for a name that Helm refuses.
 */
export function helmParameter(
  parameter: HelmParameter,
): JsonObject | undefined {
  const steps = parseName(parameter.name);
  if (!steps) {
    return undefined;
  }
  const leaf = parameter.forceString
    ? parameter.value
    : readValue(parameter.value);
  const [top, ...rest] = steps;
  return typeof top === 'string' ? { [top]: nest(rest, leaf) } : undefined;
}

function nest(steps: readonly (string | number)[], leaf: unknown): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) {
    return leaf;
  }
  if (typeof step === 'string') {
    return { [step]: nest(rest, leaf) };
  }
  const list: unknown[] = [];
  list[step] = nest(rest, leaf);
  return list;
}

/** `a.b\.c[0]` → a, b.c, 0. */
function parseName(name: string): (string | number)[] | undefined {
  const steps: (string | number)[] = [];
  const pattern = /((?:\\.|[^\\.[\]=,])+)|\[(\d{1,4})\]/y;
  let at = 0;
  while (at < name.length) {
    pattern.lastIndex = at;
    const match = pattern.exec(name);
    if (!match) {
      return undefined;
    }
    steps.push(
      match[1] === undefined
        ? Number(match[2])
        : match[1].replace(/\\(.)/g, '$1'),
    );
    at = pattern.lastIndex;
    if (name[at] === '.') {
      at += 1;
      if (at === name.length) {
        return undefined;
      }
    }
  }
  return steps.length > 0 ? steps : undefined;
}

/** Argo CD escapes commas but inside `{…}`, which is a list. */
function readValue(text: string): unknown {
  if (/^\{.*\}$/s.test(text)) {
    const items = text.slice(1, -1);
    return items === '' ? [] : items.split(',').map(readScalar);
  }
  return readScalar(text);
}

function readScalar(text: string): unknown {
  if (text === 'true' || text === 'false') {
    return text === 'true';
  }
  if (text === 'null') {
    return null;
  }
  return INTEGER.test(text) ? BigInt(text) : text;
}

/** The same with numbers as JSON has them. */
export function withoutBigInts(value: unknown): unknown {
  if (typeof value === 'bigint') {
    return Number(value);
  }
  if (Array.isArray(value)) {
    return value.map(withoutBigInts);
  }
  return isJsonObject(value)
    ? Object.fromEntries(
        Object.entries(value).map(([key, entry]) => [
          key,
          withoutBigInts(entry),
        ]),
      )
    : value;
}
