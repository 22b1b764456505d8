import { ChartError } from './ChartError';
import type { ChartVersion } from './chartVersions';
import { compareBytewise, isTruthy, printValue } from './goTemplate';
import type { JsonObject } from './JsonObject';
import { isJsonObject } from './JsonObject';
import type { ReleaseValues } from './podTemplate';
import { podTemplate } from './podTemplate';
import { rayStartParams } from './rayStartParams';
import { yamlScalar } from './yamlScalar';

/** What `maxReplicas` becomes when it is unset or 0. @public */
export const UNBOUNDED_REPLICAS = 2147483647;

/** From chart 1.6.0, for additional groups without any. */
export const DEFAULT_GROUP_RESOURCES = { cpu: '1', memory: '1Gi' };

/**
 * `spec.workerGroupSpecs` in the chart's order, or null if no group is enabled.
 *
 * @throws ChartError where Helm fails on these values.
 */
export function workerGroupSpecs(release: ReleaseValues): JsonObject[] | null {
  const { chart, values } = release;
  const { worker } = values;
  if (!isJsonObject(worker)) {
    throw new ChartError('worker must be a map');
  }
  const first = isDisabled(chart, 'worker', worker)
    ? []
    : [workerGroup(release, worker)];
  const others = additionalGroups(release, values.additionalWorkerGroups);
  const specs =
    chart.workerGroup === 'first'
      ? [...first, ...others]
      : [...others, ...first];
  return specs.length > 0 ? specs : null;
}

function workerGroup(release: ReleaseValues, values: JsonObject): JsonObject {
  return {
    groupName: yamlScalar('worker.groupName', printValue(values.groupName)),
    ...groupSpec(release, 'worker', values, {
      resources: values.resources,
      env: values.containerEnv,
    }),
  };
}

function additionalGroups(
  release: ReleaseValues,
  groups: unknown,
): JsonObject[] {
  if (groups === undefined || groups === null) {
    return [];
  }
  if (!isJsonObject(groups) && !Array.isArray(groups)) {
    throw new ChartError('additionalWorkerGroups must be a map');
  }
  return Object.entries(groups)
    .sort(([left], [right]) => compareKeys(groups, left, right))
    .flatMap(([key, values]) => {
      const path = `additionalWorkerGroups.${key}`;
      if (!isJsonObject(values)) {
        throw new ChartError(`${path} must be a map`);
      }
      return isDisabled(release.chart, path, values)
        ? []
        : [additionalGroup(release, path, key, values)];
    });
}

/** A list is walked in its own order, a map in that of its keys. */
function compareKeys(groups: unknown, left: string, right: string): number {
  return Array.isArray(groups)
    ? Number(left) - Number(right)
    : compareBytewise(left, right);
}

function additionalGroup(
  release: ReleaseValues,
  path: string,
  key: string,
  values: JsonObject,
): JsonObject {
  const bare =
    release.chart.defaultGroupResources && !isTruthy(values.resources);
  return {
    groupName: yamlScalar('additionalWorkerGroups', key),
    ...groupSpec(release, path, values, {
      resources: bare
        ? { requests: DEFAULT_GROUP_RESOURCES, limits: DEFAULT_GROUP_RESOURCES }
        : values.resources,
      env: values.containerEnv ?? [],
    }),
  };
}

function groupSpec(
  release: ReleaseValues,
  path: string,
  values: JsonObject,
  pod: { resources: unknown; env: unknown },
): JsonObject {
  const params = rayStartParams(release.chart, path, values);
  const count = (name: string, standard: unknown) =>
    yamlScalar(
      `${path}.${name}`,
      printValue(isTruthy(values[name]) ? values[name] : standard),
    );
  return {
    ...(params && { rayStartParams: params }),
    replicas: yamlScalar(`${path}.replicas`, printValue(values.replicas)),
    minReplicas: count('minReplicas', 0),
    maxReplicas: count('maxReplicas', UNBOUNDED_REPLICAS),
    numOfHosts: count('numOfHosts', 1),
    template: podTemplate({
      release,
      container: 'ray-worker',
      path,
      values,
      ...pod,
    }),
  };
}

/** Any true value disables; chart 1.3.2 compares with `true` and fails on other types. */
function isDisabled(
  chart: ChartVersion,
  path: string,
  values: JsonObject,
): boolean {
  const { disabled } = values;
  const comparable =
    disabled === undefined ||
    disabled === null ||
    disabled === Boolean(disabled);
  if (chart.emptyFields === 'rendered' && !comparable) {
    throw new ChartError(`${path}.disabled must be true or false`);
  }
  return isTruthy(disabled);
}
