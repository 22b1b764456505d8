import { IN_CLUSTER_NAME, IN_CLUSTER_SERVER } from '../../argocd/names';
import { readSyncOptions } from '../../argocd/syncOptions';
import type { JsonObject } from '../chart/JsonObject';
import type { ApplicationFacts, IgnoredFacts } from './ApplicationFacts';
import type { Path } from './Path';
import { listAt, mapAt, textAt } from './Path';
import { readClusterFacts } from './readClusterFacts';
import { readHelmRelease } from './readHelmRelease';
import { readSources } from './readSources';
import type { FindFile } from './readValuesLayers';

/** What is known of an Application beside its own text. */
export interface ReadApplicationFactsOptions {
  /** For values that lie in files. */
  findFile?: FindFile;
  /** The ApplicationSet that this is the template of. */
  applicationSet?: JsonObject;
}

/**
 * An Argo CD Application, or the template of an ApplicationSet, as facts. Never throws: what is not of
 * the kind that Argo CD expects counts as absent.
 */
export function readApplicationFacts(
  manifest: JsonObject,
  options: ReadApplicationFactsOptions = {},
): ApplicationFacts {
  const { applicationSet, findFile = () => undefined } = options;
  const templated = applicationSet !== undefined;
  const sources = readSources(manifest);
  const releases = (role: string) =>
    sources
      .filter(source => source.role === role)
      .map(source =>
        readHelmRelease({ manifest, sources, findFile, templated }, source),
      );
  const [cluster, ...furtherClusters] =
    releases('cluster').map(readClusterFacts);
  const [operator] = releases('operator');
  return {
    of: 'application',
    manifest,
    base: applicationSet ? ['spec', 'template'] : [],
    templated,
    applicationSet,
    name: textAt(manifest, ['metadata', 'name']) ?? '',
    role:
      (['cluster', 'crds', 'operator'] as const).find(role =>
        sources.some(source => source.role === role),
      ) ?? 'other',
    sources,
    destination: readDestination(manifest),
    namespace: textAt(manifest, ['spec', 'destination', 'namespace']),
    ignored: listAt(manifest, ['spec', 'ignoreDifferences']).map(
      (entry, index) =>
        readIgnored(entry, ['spec', 'ignoreDifferences', index]),
    ),
    syncOptions: readSyncOptions(
      texts(manifest, ['spec', 'syncPolicy', 'syncOptions']),
    ),
    annotations: textMap(manifest, ['metadata', 'annotations']),
    operator,
    cluster,
    furtherClusters,
  };
}

/** Texts under text keys; anything else is left out. */
export function textMap(value: unknown, path: Path): Record<string, string> {
  return Object.fromEntries(
    Object.entries(mapAt(value, path)).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
}

function texts(value: unknown, path: Path): string[] {
  return listAt(value, path).filter(
    (item): item is string => typeof item === 'string',
  );
}

function readDestination(manifest: unknown): string {
  const { server, name } = mapAt(manifest, ['spec', 'destination']);
  if (typeof server === 'string' && server !== '') {
    return server.replace(/\/+$/, '');
  }
  return name === IN_CLUSTER_NAME ? IN_CLUSTER_SERVER : `name ${String(name)}`;
}

function readIgnored(entry: unknown, path: Path): IgnoredFacts {
  return {
    path,
    group: textAt(entry, ['group']) || undefined,
    kind: textAt(entry, ['kind']) || undefined,
    name: textAt(entry, ['name']) || undefined,
    namespace: textAt(entry, ['namespace']) || undefined,
    jqPathExpressions: texts(entry, ['jqPathExpressions']),
    jsonPointers: texts(entry, ['jsonPointers']),
    managedFieldsManagers: texts(entry, ['managedFieldsManagers']),
  };
}
