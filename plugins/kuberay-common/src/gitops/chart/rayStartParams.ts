import { ChartError } from './ChartError';
import type { ChartVersion } from './chartVersions';
import { isTruthy, printValue } from './goTemplate';
import type { JsonObject } from './JsonObject';
import { isJsonObject } from './JsonObject';
import { yamlScalar } from './yamlScalar';

/**
 * `rayStartParams` of a head or worker group, or undefined where the chart leaves it out. Values
 * become text, keys are printed without quotes; `initArgs` is the deprecated name of the same.
 *
 * @throws ChartError where a value is neither map nor list, or a key is not valid YAML.
 */
export function rayStartParams(
  chart: ChartVersion,
  path: string,
  values: JsonObject,
): JsonObject | undefined {
  const entries = ['rayStartParams', 'initArgs'].flatMap(name =>
    printEntries(`${path}.${name}`, values[name]),
  );
  if (entries.length === 0 && chart.emptyRayStartParams === 'omitted') {
    return undefined;
  }
  return Object.fromEntries(entries);
}

function printEntries(path: string, values: unknown): [string, unknown][] {
  if (!isTruthy(values)) {
    return [];
  }
  if (!isJsonObject(values) && !Array.isArray(values)) {
    throw new ChartError(`${path} must be a map`);
  }
  return Object.entries(values).map(([key, value]) => [
    String(yamlScalar(path, key)),
    value === null || value === undefined ? null : printValue(value),
  ]);
}
