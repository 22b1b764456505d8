import { ChartError } from './ChartError';
import type { ChartVersion } from './chartVersions';
import { isTruthy, printValue } from './goTemplate';
import type { JsonObject } from './JsonObject';
import { copyJson, isJsonObject } from './JsonObject';
import { yamlScalar } from './yamlScalar';

/** What the pods of a release have in common. */
export interface ReleaseValues {
  chart: ChartVersion;
  /** All values of the release, merged with the chart's defaults. */
  values: JsonObject;
  /** Labels that the chart puts on every object. */
  labels: JsonObject;
}

/** One head or worker group. */
export interface PodTemplateOptions {
  release: ReleaseValues;
  container: 'ray-head' | 'ray-worker';
  /** Where its values are, for messages, e.g. `worker`. */
  path: string;
  values: JsonObject;
  resources: unknown;
  /** Environment of the group itself; `common.containerEnv` comes before it. */
  env: unknown;
}

/** Fields that chart 1.3.2 renders even when they are empty. */
const ALWAYS_IN_OLD_POD = ['affinity', 'tolerations', 'nodeSelector'];

const POD_FIELDS = [
  'dnsConfig',
  'initContainers',
  'volumes',
  'affinity',
  'priorityClassName',
  'priority',
  'tolerations',
  'nodeSelector',
  'topologySpreadConstraints',
];

/**
 * The pod template of a head or worker group.
 *
 * @throws ChartError where Helm fails on these values.
 */
export function podTemplate(options: PodTemplateOptions): JsonObject {
  const { release, values } = options;
  const old = release.chart.emptyFields === 'rendered';
  return {
    metadata: {
      ...given('annotations', values.annotations, old),
      labels: podLabels(release, values.labels, old),
    },
    spec: podSpec(options, old),
  };
}

/**
 * The template prints a label of the user's with the name of a chart label as a second key of the
 * same map, and the last one counts: the user's, with chart 1.3.2 the chart's.
 */
function podLabels(
  release: ReleaseValues,
  labels: unknown,
  old: boolean,
): JsonObject {
  const own = isJsonObject(labels) ? labels : {};
  return old ? { ...own, ...release.labels } : { ...release.labels, ...own };
}

function podSpec(options: PodTemplateOptions, old: boolean): JsonObject {
  const { release, path, values } = options;
  const sidecars = Array.isArray(values.sidecarContainers)
    ? values.sidecarContainers
    : [];
  return Object.assign(
    {},
    given('imagePullSecrets', release.values.imagePullSecrets, old),
    printed(path, 'serviceAccountName', values),
    printed(path, 'restartPolicy', values),
    ...POD_FIELDS.map(name =>
      given(name, values[name], old && ALWAYS_IN_OLD_POD.includes(name)),
    ),
    release.chart.runtimeClass && {
      ...printed(path, 'runtimeClassName', values),
      ...given('resourceClaims', values.resourceClaims, false),
    },
    given('securityContext', values.podSecurityContext, false),
    { containers: [rayContainer(options, old), ...sidecars.map(copyJson)] },
  );
}

function rayContainer(options: PodTemplateOptions, old: boolean): JsonObject {
  const { release, container, path, values } = options;
  return Object.assign(
    { name: container },
    image(release, path, values),
    given('resources', options.resources, old),
    given('securityContext', values.securityContext, old),
    given('env', environment(options), false),
    ...['envFrom', 'ports', 'lifecycle', 'command', 'args', 'volumeMounts'].map(
      name => given(name, values[name], false),
    ),
  );
}

/** A group's own image replaces the global one as a whole (domain.md 3.5). */
function image(
  release: ReleaseValues,
  path: string,
  values: JsonObject,
): JsonObject {
  const own = isTruthy(values.image);
  const source = own ? values.image : release.values.image;
  const field = own ? `${path}.image` : 'image';
  if (!isJsonObject(source)) {
    throw new ChartError(`${field} must be a map`);
  }
  const { repository, tag, pullPolicy } = source;
  return {
    image: yamlScalar(field, `${printValue(repository)}:${printValue(tag)}`),
    imagePullPolicy: yamlScalar(`${field}.pullPolicy`, printValue(pullPolicy)),
  };
}

function environment(options: PodTemplateOptions): unknown[] {
  const { release, path, env } = options;
  const { common } = release.values;
  if (!isJsonObject(common) || !Array.isArray(common.containerEnv)) {
    throw new ChartError('common.containerEnv must be a list');
  }
  if (!Array.isArray(env)) {
    throw new ChartError(`${path}.containerEnv must be a list`);
  }
  return [...common.containerEnv, ...env];
}

/** The field with a copy of its value, or nothing where the template leaves it out. */
function given(name: string, value: unknown, always: boolean): JsonObject {
  return always || isTruthy(value) ? { [name]: copyJson(value ?? null) } : {};
}

/** A field that the template prints without quotes. */
function printed(path: string, name: string, values: JsonObject): JsonObject {
  return isTruthy(values[name])
    ? { [name]: yamlScalar(`${path}.${name}`, printValue(values[name])) }
    : {};
}
