import { quote } from '../rules/quote';
import { ChartError } from './ChartError';
import { chartDefaults } from './chartDefaults';
import { findChartVersion } from './chartVersions';
import { isTruthy, printValue } from './goTemplate';
import type { JsonObject } from './JsonObject';
import { copyJson, isJsonObject } from './JsonObject';
import { mergeValues } from './mergeValues';
import type { ReleaseValues } from './podTemplate';
import { podTemplate } from './podTemplate';
import { rayClusterName } from './rayClusterName';
import { rayStartParams } from './rayStartParams';
import { isHelmReleaseName } from './releaseName';
import type { RenderedRayCluster } from './RenderedRayCluster';
import { workerGroupSpecs } from './workerGroupSpecs';
import { yamlScalar } from './yamlScalar';

/** What Helm is given: in an Application these are spread over `source` and `destination`. @public */
export interface RenderRayClusterOptions {
  /** Version of chart `ray-cluster`, X.Y.Z; `source.targetRevision`. */
  chart: string;
  /** `source.helm.releaseName`, else the Application's name. */
  release: string;
  /** `destination.namespace`. */
  namespace: string;
  /** `source.helm.valuesObject`; the chart's defaults are merged in. */
  values: Readonly<Record<string, unknown>>;
}

/**
 * The RayCluster that Helm would render.
 *
 * @throws ChartError where Helm fails, or for a chart version whose templates are not known here.
 *
 * @public
 */
export function renderRayCluster(
  options: RenderRayClusterOptions,
): RenderedRayCluster {
  const { release, namespace } = options;
  const chart = findChartVersion(options.chart);
  if (!isHelmReleaseName(release)) {
    throw new ChartError(`${quote(release)} is not a Helm release`);
  }
  const values = mergeValues(chartDefaults(chart), options.values);
  const labels: JsonObject = {
    'helm.sh/chart': `ray-cluster-${chart.version}`,
    'app.kubernetes.io/instance': yamlScalar('release', release),
    'app.kubernetes.io/managed-by': 'Helm',
  };
  return {
    apiVersion: 'ray.io/v1',
    kind: 'RayCluster',
    metadata: {
      name: rayClusterName({
        release,
        nameOverride: printValue(values.nameOverride),
        fullnameOverride: printValue(values.fullnameOverride),
      }),
      ...(chart.emptyFields === 'omitted' && { namespace }),
      labels,
      ...(isJsonObject(values.annotations) &&
        isTruthy(values.annotations) && {
          annotations: Object.fromEntries(Object.entries(values.annotations)),
        }),
    },
    spec: rayClusterSpec({ chart, values, labels }),
  };
}

function rayClusterSpec(release: ReleaseValues): JsonObject {
  const { chart, values } = release;
  const { head } = values;
  if (!isJsonObject(head)) {
    throw new ChartError('head must be a map');
  }
  return {
    ...(isTruthy(head.rayVersion) && {
      rayVersion: yamlScalar('head.rayVersion', printValue(head.rayVersion)),
    }),
    ...(isTruthy(head.enableInTreeAutoscaling) && {
      enableInTreeAutoscaling: yamlScalar(
        'head.enableInTreeAutoscaling',
        printValue(head.enableInTreeAutoscaling),
      ),
    }),
    ...(isTruthy(head.autoscalerOptions) && {
      autoscalerOptions: copyJson(head.autoscalerOptions),
    }),
    ...(chart.gcsFaultTolerance && gcsFaultTolerance(values)),
    headGroupSpec: headGroupSpec(release, head),
    workerGroupSpecs: workerGroupSpecs(release),
  };
}

function headGroupSpec(release: ReleaseValues, head: JsonObject): JsonObject {
  const { chart, values } = release;
  if (!isJsonObject(values.service)) {
    throw new ChartError('service must be a map');
  }
  const { type } = values.service;
  const params = rayStartParams(chart, 'head', head);
  return {
    ...(isTruthy(head.headService) && {
      headService: copyJson(head.headService),
    }),
    ...((isTruthy(type) || chart.emptyFields === 'rendered') && {
      serviceType: yamlScalar('service.type', printValue(type)),
    }),
    ...(params && { rayStartParams: params }),
    template: podTemplate({
      release,
      container: 'ray-head',
      path: 'head',
      values: head,
      resources: head.resources,
      env: head.containerEnv,
    }),
  };
}

/** `redisAddress` is always rendered, the other options only when they are set. */
function gcsFaultTolerance(values: JsonObject): JsonObject {
  const options = values.gcsFaultTolerance;
  if (!isJsonObject(options)) {
    throw new ChartError('gcsFaultTolerance must be a map');
  }
  if (!isTruthy(options.enabled)) {
    return {};
  }
  const optional = [
    'redisPassword',
    'redisUsername',
    'externalStorageNamespace',
  ].filter(name => isTruthy(options[name]));
  return {
    gcsFaultToleranceOptions: {
      redisAddress: yamlScalar(
        'gcsFaultTolerance.redisAddress',
        printValue(options.redisAddress),
      ),
      ...Object.fromEntries(
        optional.map(name => [name, copyJson(options[name])]),
      ),
    },
  };
}
