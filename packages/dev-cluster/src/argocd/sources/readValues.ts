import { parse } from 'yaml';
import type { GitFile } from '../../git/GitRepositories';
import type { JsonObject } from '../../kube-api/json';
import { isJsonObject } from '../../kube-api/json';
import type { HelmOptions } from '../Application';
import { ARGOCD_YAML } from './argocdYaml';
import { TargetStateError } from './TargetState';

/**
 * The values that `source.helm` gives: value files first, the last one wins, and over them `valuesObject` or else
 * `values`; those two are not merged (domain facts 6.7). A null stays: it takes a default of the chart away.
 * @throws TargetStateError for text that is no YAML map
 */
export function readValues(
  helm: HelmOptions,
  valueFiles: readonly GitFile[] = [],
): JsonObject {
  const files = valueFiles.map(({ path, content }) =>
    readMap(content, {
      unreadable: `error executing helm template: Error: failed to parse ${path}`,
      noMap: `error executing helm template: Error: ${path} is not a YAML map`,
    }),
  );
  const inline =
    helm.valuesObject ??
    readMap(helm.values ?? '', {
      unreadable: 'error unmarshalling source.helm.values',
      noMap: 'source.helm.values is not a YAML map',
    });
  return [...files, inline].reduce(mergeMaps, {});
}

function readMap(
  text: string,
  messages: { unreadable: string; noMap: string },
): JsonObject {
  let values: unknown;
  try {
    values = parse(text, ARGOCD_YAML);
  } catch (error) {
    throw new TargetStateError(`${messages.unreadable}: ${String(error)}`);
  }
  if (values === null) {
    return {};
  }
  if (!isJsonObject(values)) {
    throw new TargetStateError(messages.noMap);
  }
  return values;
}

/** As Helm merges one values file over another: maps at any depth, everything else replaces. */
function mergeMaps(below: JsonObject, above: JsonObject): JsonObject {
  const merged = { ...below };
  for (const [key, value] of Object.entries(above)) {
    const known = merged[key];
    merged[key] =
      isJsonObject(known) && isJsonObject(value)
        ? mergeMaps(known, value)
        : value;
  }
  return merged;
}
