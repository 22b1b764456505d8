import { ChartError } from '../chart/ChartError';
import { renderRayCluster } from '../chart/renderRayCluster';
import type { ClusterFacts } from '../facts/ClusterFacts';
import { listAt, mapAt, textAt, valueAt } from '../facts/Path';

const COUNTS = ['replicas', 'minReplicas', 'maxReplicas', 'numOfHosts'];

/**
 * What another version of the chart makes of the very same values: image, resources and counts of the head and of each
 * group that it has by default only, such as `head limits.memory "2G" → "5Gi"` (domain.md 3.6). Nothing where Helm fails
 * with one of the two, or a version is not known here.
 */
export function defaultChanges(before: string, now: ClusterFacts): string[] {
  const old = podsOf(before, now);
  const young = podsOf(now.release.chart ?? '', now);
  return [...young].flatMap(([title, fields]) => {
    const earlier = old.get(title);
    return earlier
      ? differences(earlier, fields).map(difference => `${title} ${difference}`)
      : [];
  });
}

type Fields = ReadonlyMap<string, unknown>;

/** Groups by their names in quotes, so that none is taken for the head. */
function podsOf(
  chart: string,
  { release }: ClusterFacts,
): ReadonlyMap<string, Fields> {
  const spec = specOf(chart, release.own);
  return new Map([
    ...(spec
      ? [['head', fieldsOf(mapAt(spec, ['headGroupSpec']))] as const]
      : []),
    ...listAt(spec, ['workerGroupSpecs']).map(
      group =>
        [
          JSON.stringify(textAt(group, ['groupName'])),
          fieldsOf(group),
        ] as const,
    ),
  ]);
}

function specOf(
  chart: string,
  values: Readonly<Record<string, unknown>>,
): Record<string, unknown> | undefined {
  try {
    return renderRayCluster({
      chart,
      release: 'any',
      namespace: 'any',
      values,
    }).spec;
  } catch (error) {
    if (error instanceof ChartError) {
      return undefined;
    }
    throw error;
  }
}

function fieldsOf(group: unknown): Fields {
  const container = ['template', 'spec', 'containers', 0];
  return new Map([
    ['image', valueAt(group, [...container, 'image'])],
    ...['requests', 'limits'].flatMap(side =>
      Object.entries(mapAt(group, [...container, 'resources', side])).map(
        ([name, amount]): [string, unknown] => [`${side}.${name}`, amount],
      ),
    ),
    ...COUNTS.map((name): [string, unknown] => [name, valueAt(group, [name])]),
  ]);
}

function differences(before: Fields, after: Fields): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap(name => {
    const [was, is] = [before.get(name), after.get(name)].map(shown);
    return was === is ? [] : [`${name} ${was} → ${is}`];
  });
}

function shown(value: unknown): string {
  return value === undefined || value === null
    ? 'unset'
    : JSON.stringify(value);
}
