import { isJsonObject } from '../../kube-api/json';
import type { Application } from '../Application';

/** What an Application's recorded object and ours must have in common: everything but the values. */
export interface Shape {
  /** Each field's path, `[]` for the elements of a list, `{}` after an empty map; without annotations and values. */
  paths: string[];
  /** `status.resources` as `<group>/<kind>/<name>`. */
  resources: string[];
  /** What the last operation did, in alphabetical order. */
  results: string[];
  conditions: string[];
  sourceType: string;
}

/** The shape of an Application; its annotations and the user's values are free. */
export function shapeOf(application: Application): Shape {
  const { metadata, status = {} } = application;
  const { annotations, ...others } = metadata;
  const results = status.operationState?.syncResult?.resources ?? [];
  return {
    paths: [
      ...new Set(pathsOf({ ...application, metadata: others }, '')),
    ].sort(),
    resources: (status.resources ?? [])
      .map(({ group = '', kind, name }) => `${group}/${kind}/${name}`)
      .sort(),
    results: results
      .map(
        ({ syncPhase, group, kind, name, status: result }) =>
          `${syncPhase} ${group}/${kind}/${name} ${result}`,
      )
      .sort(),
    conditions: (status.conditions ?? []).map(({ type }) => type),
    sourceType: status.sourceType ?? '',
  };
}

function pathsOf(value: unknown, path: string): string[] {
  if (Array.isArray(value)) {
    return value.flatMap(item => pathsOf(item, `${path}[]`));
  }
  if (!isJsonObject(value)) {
    return [path];
  }
  const fields = Object.entries(value);
  return fields.length === 0
    ? [`${path}{}`]
    : fields.flatMap(([field, inner]) =>
        field === 'valuesObject'
          ? [`${path}.${field}`]
          : pathsOf(inner, `${path}.${field}`),
      );
}
