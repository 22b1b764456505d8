import { isJsonObject } from '../chart/JsonObject';
import type { HelmRelease } from '../facts/HelmRelease';
import type { Path } from '../facts/Path';
import type { ValuesLayer } from '../facts/ValuesLayer';

/**
 * The layer that a value comes from: of those that have most of the path the strongest one. What is
 * missing is missing where its parent was written. Undefined for a release without any values.
 */
export function locateValue(
  release: HelmRelease,
  path: Path,
): ValuesLayer | undefined {
  const layers = [...release.layers].reverse();
  for (let depth = path.length; depth > 0; depth -= 1) {
    const found = layers.find(({ values }) =>
      holds(values, path.slice(0, depth)),
    );
    if (found) {
      return found;
    }
  }
  return layers.find(({ place }) => place.kind !== 'parameter') ?? layers[0];
}

function holds(values: unknown, path: Path): boolean {
  const [step, ...rest] = path;
  if (step === undefined) {
    return true;
  }
  const inside =
    isJsonObject(values) || Array.isArray(values)
      ? Object.hasOwn(values, step)
      : false;
  return inside && holds((values as Record<string, unknown>)[step], rest);
}
