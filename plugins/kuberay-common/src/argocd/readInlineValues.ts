import { printValue } from '../gitops/chart/goTemplate';
import { isJsonObject } from '../gitops/chart/JsonObject';
import { mapAt } from '../gitops/facts/Path';
import { readClusterFacts } from '../gitops/facts/readClusterFacts';
import { readHelmRelease } from '../gitops/facts/readHelmRelease';
import { readSources } from '../gitops/facts/readSources';
import { ANNOTATION_SYNC_OPTIONS } from './names';
import type { ApplicationRecord } from './records';

/**
 * What the Helm values in an Application itself say of its RayCluster. Nothing where it brings several, and no counts
 * where values lie in files, which nobody reads here.
 */
export function readInlineValues(
  object: unknown,
): Pick<ApplicationRecord, 'rayClusterSyncOptions' | 'valueReplicas'> {
  const manifest = isJsonObject(object) ? object : {};
  const sources = readSources(manifest);
  const [source, ...others] = sources.filter(({ role }) => role === 'cluster');
  if (!source || others.length > 0) {
    return { rayClusterSyncOptions: [] };
  }
  const { values, groups, release } = readClusterFacts(
    readHelmRelease(
      { manifest, sources, findFile: () => undefined, templated: false },
      source,
    ),
  );
  const options = mapAt(values, ['annotations'])[ANNOTATION_SYNC_OPTIONS];
  return {
    rayClusterSyncOptions:
      typeof options === 'string'
        ? options.split(',').map(option => option.trim())
        : [],
    // A chart in a folder of Git may be anybody's: its defaults are not known.
    valueReplicas:
      release.complete && source.chart !== undefined
        ? Object.fromEntries(
            groups.flatMap(group => {
              const replicas = toCount(group.values.replicas);
              return replicas === undefined ? [] : [[group.name, replicas]];
            }),
          )
        : undefined,
  };
}

/** As the chart prints it; without a value the API server writes 0. */
function toCount(replicas: unknown): number | undefined {
  const count = Number(printValue(replicas ?? 0));
  return Number.isInteger(count) && count >= 0 ? count : undefined;
}
