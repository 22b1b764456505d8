import type { ObjectStore } from '../kube-api';
import { KubeStatusError } from '../kube-api';
import type { ApplicationCondition } from './Application';
import type { ApplicationWriter } from './ApplicationWriter';
import type { ClusterCache } from './ClusterCache';
import { CASCADE_FINALIZERS } from './names';
import { toObjectKey, toResourceId } from './resourceId';
import { stampConditions } from './status/conditions';
import { syncOptionsOf } from './sync/syncOptions';

/**
 * Ends an Application that is being deleted: with the finalizer its objects go first, and it waits until the cache no
 * longer knows one of them. CRDs stay, and what has `Delete=false` (domain facts 4.2, 6.7). Without the finalizer there
 * is nothing to do: the API server removes the Application, and its objects stay. A refusal becomes a DeletionError.
 */
export function proceedWithDeletion(
  name: string,
  options: {
    store: ObjectStore;
    cache: ClusterCache;
    writer: ApplicationWriter;
    /** Milliseconds since the epoch. */
    now: number;
  },
): void {
  const { store, cache, writer } = options;
  const application = writer.read(name);
  const finalizers = application?.metadata.finalizers ?? [];
  if (
    application?.metadata.deletionTimestamp === undefined ||
    !finalizers.some(finalizer => CASCADE_FINALIZERS.includes(finalizer))
  ) {
    return;
  }
  const objects = cache
    .ownedBy(name)
    .filter(
      object =>
        object.kind !== 'CustomResourceDefinition' &&
        !syncOptionsOf([], object).has('Delete=false'),
    );
  if (objects.length === 0) {
    writer.removeFinalizers(name, CASCADE_FINALIZERS);
    return;
  }
  const refusals: ApplicationCondition[] = [];
  for (const object of objects) {
    const key = toObjectKey(toResourceId(object));
    const live = store.serves(object.kind) ? store.get(key) : undefined;
    if (live && live.metadata.deletionTimestamp === undefined) {
      try {
        store.delete(key);
      } catch (error) {
        if (!(error instanceof KubeStatusError)) {
          throw error;
        }
        refusals.push({ type: 'DeletionError', message: error.message });
      }
    }
  }
  if (refusals.length > 0) {
    const known = application.status?.conditions ?? [];
    const conditions = stampConditions(refusals, known, options.now);
    writer.writeStatus(name, { conditions });
  }
}
