import { printValue } from '../gitops/chart/goTemplate';
import { isJsonObject } from '../gitops/chart/JsonObject';
import { mapAt, textAt } from '../gitops/facts/Path';
import { readClusterFacts } from '../gitops/facts/readClusterFacts';
import { readHelmRelease } from '../gitops/facts/readHelmRelease';
import { readSources } from '../gitops/facts/readSources';
import { ANNOTATION_SYNC_OPTIONS } from './names';
import type { ApplicationRecord } from './records';

/** `spec.sources[0].helm.valuesObject.additionalWorkerGroups.a1.replicas`, and no deeper. */
const DEPTH = 8;

/** Characters of YAML: an Application is read again with each change of its status. */
const LONGEST_TEXT = 64 * 1024;

/**
 * What the Helm values in an Application itself say of its RayCluster. Nothing where it brings several, and no counts
 * where values lie in files, which nobody reads here.
 */
export function readInlineValues(
  object: unknown,
): Pick<ApplicationRecord, 'rayClusterSyncOptions' | 'valueReplicas'> {
  const manifest = toShallow(object, DEPTH);
  const sources = readSources(manifest);
  const [source, ...others] = sources.filter(({ role }) => role === 'cluster');
  const text = textAt(manifest, [...(source?.path ?? []), 'helm', 'values']);
  if (!source || others.length > 0 || (text ?? '').length > LONGEST_TEXT) {
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

/** Somebody may nest values deeper than a stack is high: what lies deeper than that is read as empty. */
function toShallow(value: unknown, depth: number): unknown {
  if (Array.isArray(value)) {
    return depth > 0 ? value.map(item => toShallow(item, depth - 1)) : [];
  }
  if (isJsonObject(value)) {
    return Object.fromEntries(
      depth > 0
        ? Object.entries(value).map(([key, item]) => [
            key,
            toShallow(item, depth - 1),
          ])
        : [],
    );
  }
  return value;
}

/** As the chart prints it; without a value the API server writes 0. */
function toCount(replicas: unknown): number | undefined {
  const count = Number(printValue(replicas ?? 0));
  return Number.isInteger(count) && count >= 0 ? count : undefined;
}
