import type { KubeObject, ObjectStore } from '../../kube-api';
import { KubeStatusError } from '../../kube-api';
import type { JsonObject } from '../../kube-api/json';
import { readLastApplied, withLastApplied } from '../diff/lastApplied';
import { threeWayMergePatch } from '../diff/merge';
import { workloadImages } from '../workloadImages';
import type { ResourceResult } from '../Application';
import { APPLY_FIELD_MANAGER } from '../names';
import { groupOf, toObjectKey, toResourceId, versionOf } from '../resourceId';
import { isTooLongToApply } from '../sources/kuberayCrds';
import type { SyncTask } from './syncPlan';

/** Does one task; a refusal of the API server is a result, not an error. */
export function runTask(
  task: SyncTask,
  options: { store: ObjectStore; prune: boolean; namespace: string },
): ResourceResult {
  try {
    return task.action === 'apply'
      ? {
          ...describe(task.object, options.namespace),
          status: 'Synced',
          message: apply(task, options.store),
          hookPhase: 'Running',
          syncPhase: 'Sync',
        }
      : prune(task, options);
  } catch (error) {
    if (error instanceof KubeStatusError) {
      return {
        ...describe(task.object, options.namespace),
        status: 'SyncFailed',
        message: error.message,
        hookPhase: 'Failed',
        syncPhase: 'Sync',
      };
    }
    throw error;
  }
}

/** The fields of a result that name the object; a cluster-scoped one carries the destination's namespace (recorded). */
export function describe(
  object: KubeObject,
  namespace: string,
): Pick<
  ResourceResult,
  'group' | 'version' | 'kind' | 'namespace' | 'name' | 'images'
> {
  const images = workloadImages(object);
  return {
    group: groupOf(object.apiVersion),
    version: versionOf(object.apiVersion),
    kind: object.kind,
    namespace: object.metadata.namespace ?? namespace,
    name: object.metadata.name,
    ...(images.length > 0 && { images }),
  };
}

/** Writes the object the way its options say; returns what kubectl would print. */
function apply(task: SyncTask, store: ObjectStore): string {
  const { object, options } = task;
  const key = toObjectKey(toResourceId(object));
  const printed = printName(object);
  const writer = { fieldManager: APPLY_FIELD_MANAGER };
  const live = store.serves(object.kind) ? store.get(key) : undefined;
  if (options.has('Replace=true')) {
    if (!live) {
      store.create(object, writer);
      return `${printed} created`;
    }
    // Not Argo CD's field manager: the replica guard does not know a replacement (domain facts 6.9).
    store.update({
      ...object,
      metadata: {
        ...object.metadata,
        resourceVersion: live.metadata.resourceVersion,
      },
    });
    return `${printed} replaced`;
  }
  if (options.has('ServerSideApply=true')) {
    if (live) {
      store.patch(key, object, { type: 'apply', ...writer });
    } else {
      store.create(object, writer);
    }
    return `${printed} serverside-applied`;
  }
  if (isTooLongToApply(object)) {
    throw new KubeStatusError({
      code: 422,
      reason: 'Invalid',
      message: `CustomResourceDefinition.apiextensions.k8s.io "${object.metadata.name}" is invalid: metadata.annotations: Too long: may not be more than 262144 bytes`,
    });
  }
  const target = withLastApplied(object);
  if (!live) {
    store.create(target, writer);
    return `${printed} created`;
  }
  const patch = threeWayMergePatch({
    lastApplied: readLastApplied(live),
    target: target as unknown as JsonObject,
    live: live as unknown as JsonObject,
  });
  if (Object.keys(patch).length === 0) {
    return `${printed} unchanged`;
  }
  store.patch(key, patch, { type: 'merge', ...writer });
  return `${printed} configured`;
}

function prune(
  task: SyncTask,
  options: { store: ObjectStore; prune: boolean; namespace: string },
): ResourceResult {
  const described = describe(task.object, options.namespace);
  const isForbidden = task.options.has('Prune=false');
  if (!options.prune || isForbidden) {
    return {
      ...described,
      status: 'PruneSkipped',
      message: isForbidden
        ? 'ignored (no prune)'
        : 'ignored (requires pruning)',
      hookPhase: 'Succeeded',
      syncPhase: 'Sync',
    };
  }
  const key = toObjectKey(toResourceId(task.object));
  if (options.store.get(key)) {
    options.store.delete(key);
  }
  return {
    ...described,
    status: 'Pruned',
    message: 'pruned',
    hookPhase: 'Succeeded',
    syncPhase: 'Sync',
  };
}

/** `raycluster.ray.io/my-cluster`, `service/my-service`. */
function printName(object: KubeObject): string {
  const group = groupOf(object.apiVersion);
  const kind = object.kind.toLowerCase();
  return `${group === '' ? kind : `${kind}.${group}`}/${object.metadata.name}`;
}
