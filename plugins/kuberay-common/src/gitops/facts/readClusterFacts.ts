import { chartDefaults } from '../chart/chartDefaults';
import type { ChartVersion } from '../chart/chartVersions';
import { findChartVersion, KNOWN_CHART_VERSIONS } from '../chart/chartVersions';
import { compareBytewise, isTruthy, printValue } from '../chart/goTemplate';
import type { JsonObject } from '../chart/JsonObject';
import { isJsonObject } from '../chart/JsonObject';
import { mergeValues } from '../chart/mergeValues';
import { rayClusterName } from '../chart/rayClusterName';
import { DEFAULT_GROUP_RESOURCES } from '../chart/workerGroupSpecs';
import { resolvePlainScalar } from '../chart/yamlScalar';
import type { ClusterFacts, GroupFacts } from './ClusterFacts';
import type { HelmRelease } from './HelmRelease';
import { isOpenText } from './isTemplated';
import { mapAt } from './Path';
import { compareMinor } from './versionParts';

/** A release of chart `ray-cluster` as far as its values tell. */
export function readClusterFacts(release: HelmRelease): ClusterFacts {
  const chart = nearestChart(release.chart);
  const values = mergeValues(chartDefaults(chart), release.own);
  return {
    release,
    name: rayClusterName({
      release: release.release,
      nameOverride: printValue(values.nameOverride),
      fullnameOverride: printValue(values.fullnameOverride),
    }),
    defaultsOf: chart.version,
    values,
    autoscaling: release.complete
      ? readSwitch(release, mapAt(values, ['head']).enableInTreeAutoscaling)
      : undefined,
    groups: release.complete ? readGroups(chart, values) : [],
  };
}

/** The known version of the same minor, else the newest older one, else the oldest. */
function nearestChart(version: string | undefined): ChartVersion {
  const older = KNOWN_CHART_VERSIONS.filter(
    known => (compareMinor(known, version) ?? 1) <= 0,
  );
  const fallback = version === undefined ? undefined : KNOWN_CHART_VERSIONS[0];
  return findChartVersion(older.at(-1) ?? fallback ?? '1.5.1');
}

/** What is printed without quotes and read again: the text `"false"` is false. */
function readSwitch(release: HelmRelease, value: unknown): boolean | undefined {
  if (isOpenText(release, value)) {
    return undefined;
  }
  return isTruthy(value) && resolvePlainScalar(printValue(value)) === true;
}

function readGroups(chart: ChartVersion, values: JsonObject): GroupFacts[] {
  const worker = mapAt(values, ['worker']);
  const first: GroupFacts[] = isTruthy(worker.disabled)
    ? []
    : [
        {
          name: printValue(worker.groupName),
          path: ['worker'],
          values: worker,
        },
      ];
  const others = Object.entries(mapAt(values, ['additionalWorkerGroups']))
    .sort(([left], [right]) => compareBytewise(left, right))
    .flatMap(([name, group]): GroupFacts[] =>
      isJsonObject(group) && !isTruthy(group.disabled)
        ? [
            {
              name,
              path: ['additionalWorkerGroups', name],
              values: withDefaultResources(chart, group),
            },
          ]
        : [],
    );
  return chart.workerGroup === 'first'
    ? [...first, ...others]
    : [...others, ...first];
}

function withDefaultResources(
  chart: ChartVersion,
  group: JsonObject,
): JsonObject {
  return chart.defaultGroupResources && !isTruthy(group.resources)
    ? {
        ...group,
        resources: {
          requests: DEFAULT_GROUP_RESOURCES,
          limits: DEFAULT_GROUP_RESOURCES,
        },
      }
    : group;
}
