import { isJsonObject } from '../chart/JsonObject';
import type { Path } from '../facts/Path';
import { formatPath, valueAt } from '../facts/Path';
import type { ValuesLayer } from '../facts/ValuesLayer';
import type { FilePart } from './FileEdits';
import type { RayClusterFiles } from './RayClusterFiles';
import type { KeyPlace } from './yaml/YamlEdit';

type Value = string | number | boolean | Record<string, unknown>;

/** Where values stand in a file. */
interface ValuesText {
  part: FilePart;
  /** From the top of the document, or of the literal text, to the values. */
  prefix: Path;
  /** What the path begins at. */
  root: unknown;
}

/**
 * Gives a Helm value another content, in the place where it has to be for Helm to take it: where it
 * stands by now, else beside its neighbours.
 *
 * @param place - Where a key goes that is new, by the map that it is put into.
 * @returns Whether anything changed.
 * @throws EditRefusedError where something that cannot be edited would win over it.
 */
export function setValue(
  files: RayClusterFiles,
  path: readonly string[],
  value: Value,
  place: (map: Path) => KeyPlace | undefined = () => undefined,
): boolean {
  const current = valueAt(files.cluster.release.own, path);
  if (isSame(current, value)) {
    return false;
  }
  refuseParameters(files, path);
  const text = textOf(files, layerFor(files, path));
  const steps = [...text.prefix, ...path];
  const depth = existingSteps(text.root, steps);
  if (depth === steps.length && isJsonObject(value)) {
    return Object.entries(value)
      .map(([key, entry]) =>
        setValue(files, [...path, key], entry as Value, place),
      )
      .includes(true);
  }
  if (depth === steps.length) {
    files.edit(text.part, {
      kind: 'set',
      path: steps,
      value: value as string | number | boolean,
    });
  } else {
    const rest = steps.slice(depth + 1);
    files.edit(text.part, {
      kind: 'insert',
      path: steps.slice(0, depth + 1),
      value: nest(rest, value),
      place: place(steps.slice(text.prefix.length, depth)),
    });
  }
  if (!isSame(valueAt(files.cluster.release.own, path), value)) {
    throw files.refusal(
      `${formatPath(path)} would be written, but other values win over it`,
      'Give this value in one place only',
      files.cluster.release.source.path,
    );
  }
  return true;
}

/**
 * Takes a Helm value away, wherever it stands.
 *
 * @throws EditRefusedError where it stands in a parameter.
 */
export function removeValue(
  files: RayClusterFiles,
  path: readonly string[],
): void {
  refuseParameters(files, path);
  const holding = layersOf(files).filter(({ values }) => has(values, path));
  for (const { place } of holding) {
    const layer = layersOf(files).find(
      candidate => formatPath(candidate.place.path) === formatPath(place.path),
    );
    const { part, prefix } = textOf(files, layer);
    files.edit(part, { kind: 'remove', path: [...prefix, ...path] });
  }
}

/** Parameters win over all other values. */
function refuseParameters(files: RayClusterFiles, path: Path): void {
  for (const { place, values } of files.cluster.release.layers) {
    if (place.kind === 'parameter' && touches(values, path)) {
      throw files.refusal(
        `${formatPath(
          path,
        )} is overridden by the Helm parameter at ${formatPath(place.path)}`,
        'Move the parameter into the values first',
        place.path,
      );
    }
  }
}

/** Whether the values say something at the path, above it or below it. */
function touches(values: unknown, path: Path): boolean {
  const [step, ...rest] = path;
  return (
    step === undefined ||
    !isJsonObject(values) ||
    (Object.hasOwn(values, step) && touches(values[step], rest))
  );
}

function layersOf(files: RayClusterFiles): ValuesLayer[] {
  return files.cluster.release.layers.filter(
    ({ place }) => place.kind !== 'parameter',
  );
}

/** The topmost one that has the value, else the topmost one that has most of the way to it. */
function layerFor(files: RayClusterFiles, path: Path): ValuesLayer | undefined {
  let best: ValuesLayer | undefined;
  let most = -1;
  for (const layer of layersOf(files)) {
    const depth = existingSteps(layer.values, path);
    if (depth >= most) {
      best = layer;
      most = depth;
    }
  }
  return best;
}

function textOf(
  files: RayClusterFiles,
  layer: ValuesLayer | undefined,
): ValuesText {
  const part = files.part();
  const { base, manifest } = files.facts;
  if (!layer || layer.place.kind === 'object') {
    const { source } = files.cluster.release;
    const path = layer?.place.path ?? [...source.path, 'helm', 'valuesObject'];
    return {
      part,
      prefix: [...base, ...path],
      root: wrap(base, manifest),
    };
  }
  return layer.place.kind === 'file'
    ? {
        part: { file: layer.place.file, document: 0 },
        prefix: [],
        root: layer.values,
      }
    : {
        part: { ...part, literal: [...base, ...layer.place.path] },
        prefix: [],
        root: layer.values,
      };
}

function wrap(base: Path, manifest: unknown): unknown {
  return nest(base.map(String), manifest);
}

/** How many steps of the path exist; a key without a value exists. */
function existingSteps(root: unknown, path: Path): number {
  let value = root;
  for (const [depth, step] of path.entries()) {
    const list = Array.isArray(value) && Number(step) < value.length;
    if (!list && !(isJsonObject(value) && Object.hasOwn(value, step))) {
      return depth;
    }
    value = valueAt(value, [step]);
  }
  return path.length;
}

function has(values: unknown, path: Path): boolean {
  return existingSteps(values, path) === path.length;
}

function nest(path: Path, value: unknown): unknown {
  return [...path]
    .reverse()
    .reduce<unknown>((inner, key) => ({ [key]: inner }), value);
}

/** As the chart prints it: 3 and "3" are the same. */
function isSame(current: unknown, value: Value): boolean {
  if (current === undefined || current === null) {
    return false;
  }
  return isJsonObject(value)
    ? isJsonObject(current) &&
        Object.keys({ ...current, ...value }).every(
          key => JSON.stringify(current[key]) === JSON.stringify(value[key]),
        )
    : String(current) === String(value);
}
