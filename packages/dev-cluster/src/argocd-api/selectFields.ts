import type { JsonObject } from '../kube-api/json';
import { isJsonObject } from '../kube-api/json';

/**
 * What `fields=items.…` can select of an Application in a list, a fixed choice (anything else is silently left out), and
 * what stands there when the Application does not have it; undefined: the field is then absent.
 * Source: pkg/apiclient/application/forwarder_overwrite.go of argoproj/argo-cd v3.5, where an empty map is written as null.
 */
const LIST_FIELDS: ReadonlyArray<[field: string, otherwise: unknown]> = [
  ['metadata.name', ''],
  ['metadata.namespace', ''],
  ['metadata.annotations', null],
  ['metadata.labels', null],
  ['metadata.creationTimestamp', null],
  ['metadata.deletionTimestamp', null],
  ['spec', {}],
  ['status.sourceHydrator', {}],
  ['status.sync.status', ''],
  ['status.health', {}],
  ['status.summary', {}],
  ['status.operationState.startedAt', undefined],
  ['status.operationState.finishedAt', undefined],
  ['status.operationState.phase', undefined],
  ['status.operationState.operation.sync', undefined],
  ['status.resources', undefined],
  ['operation.sync', undefined],
];

/** Selected under this name, a list gives `status.operationState.syncResult`: so in Argo CD. */
const SYNC_RESULT_FIELD = 'status.operationState.operation.sync';

/** `fields` of a query: which ones, or which ones not (`-a,b`). */
interface FieldSelection {
  fields: readonly string[];
  isExclusion: boolean;
}

/** Applies `fields` to one Application of a list; undefined selects everything. */
export function selectListFields(
  application: JsonObject,
  query: string | null,
): JsonObject {
  const selection = parse(query);
  if (!selection) {
    return application;
  }
  const selected: JsonObject = {};
  for (const [field, otherwise] of LIST_FIELDS) {
    const isNamed = selection.fields.includes(`items.${field}`);
    const value = read(application, field) ?? otherwise;
    if (isNamed !== selection.isExclusion && value !== undefined) {
      put(selected, field.split('.'), value);
    }
  }
  return selected;
}

/**
 * Applies `fields` to any other answer: a field stays when it is named, lies within a named one, or begins like one;
 * the last lets more through than was asked for (recorded: stream-applications). Source: grpc/http/forwarders.go of
 * argoproj/pkg.
 */
export function selectFields(value: unknown, query: string | null): unknown {
  const selection = parse(query);
  return selection ? select(value, [], selection) : value;
}

function select(
  value: unknown,
  path: readonly string[],
  selection: FieldSelection,
): unknown {
  if (Array.isArray(value)) {
    return value.map(item => select(item, path, selection));
  }
  if (!isJsonObject(value)) {
    return value;
  }
  const { fields, isExclusion } = selection;
  const kept = Object.entries(value).flatMap(
    ([key, inner]): Array<[string, unknown]> => {
      const at = [...path, key];
      const name = at.join('.');
      const isNamed = fields.includes(name);
      const isOnTheWay = isNamed || fields.some(f => f.startsWith(name));
      if (isExclusion ? isNamed : !isOnTheWay) {
        return [];
      }
      return [[key, isNamed ? inner : select(inner, at, selection)]];
    },
  );
  return Object.fromEntries(kept);
}

function parse(query: string | null): FieldSelection | undefined {
  if (!query) {
    return undefined;
  }
  const isExclusion = query.startsWith('-');
  return { fields: query.slice(isExclusion ? 1 : 0).split(','), isExclusion };
}

function read(application: JsonObject, field: string): unknown {
  const path =
    field === SYNC_RESULT_FIELD ? 'status.operationState.syncResult' : field;
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) => (isJsonObject(value) ? value[key] : undefined),
      application,
    );
}

function put(
  target: JsonObject,
  path: readonly string[],
  value: unknown,
): void {
  const [key = '', ...rest] = path;
  if (rest.length === 0) {
    target[key] = value;
    return;
  }
  const inner = isJsonObject(target[key]) ? target[key] : {};
  target[key] = inner;
  put(inner, rest, value);
}
