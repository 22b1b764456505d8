import type { JsonObject } from '../../kube-api/json';
import { equalJson, isJsonObject } from '../../kube-api/json';

/**
 * What a client-side apply really sends for a custom resource: a JSON merge patch of three manifests. Fields of `target`
 * that live does not have like that are written; a list that differs anywhere is written whole, which is how a sync
 * resets `replicas` (domain facts 6.1); fields that were applied before and are no longer in `target` are removed.
 * An empty patch means that nothing is to do. Source: kubectl's three-way JSON merge patch.
 */
export function threeWayMergePatch(options: {
  lastApplied: JsonObject | undefined;
  target: JsonObject;
  live: JsonObject;
}): JsonObject {
  const { lastApplied, target, live } = options;
  const patch: JsonObject = {};
  for (const [field, wanted] of Object.entries(target)) {
    const current = live[field];
    if (isJsonObject(wanted) && isJsonObject(current)) {
      const before = lastApplied?.[field];
      const inner = threeWayMergePatch({
        lastApplied: isJsonObject(before) ? before : undefined,
        target: wanted,
        live: current,
      });
      if (Object.keys(inner).length > 0) {
        patch[field] = inner;
      }
    } else if (!equalJson(wanted, current)) {
      patch[field] = wanted;
    }
  }
  for (const field of Object.keys(lastApplied ?? {})) {
    if (target[field] === undefined && live[field] !== undefined) {
      patch[field] = null;
    }
  }
  return patch;
}

/**
 * Live as the default diff sees it: only the fields that `shape` has, recursively and in lists by index, so that what
 * others added is no drift. Elements beyond the end of the shape's list stay (domain facts 6.1).
 */
export function reduceToShape(live: unknown, shape: unknown): unknown {
  if (isJsonObject(live) && isJsonObject(shape)) {
    return Object.fromEntries(
      Object.entries(live)
        .filter(([field]) => field in shape)
        .map(([field, value]) => [field, reduceToShape(value, shape[field])]),
    );
  }
  if (Array.isArray(live) && Array.isArray(shape)) {
    return live.map((item, index) =>
      index < shape.length ? reduceToShape(item, shape[index]) : item,
    );
  }
  return live;
}
