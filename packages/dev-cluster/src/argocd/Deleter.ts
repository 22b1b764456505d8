import type { ObjectStore } from '../kube-api';
import type { ApplicationWriter } from './ApplicationWriter';
import type { ClusterCache } from './ClusterCache';
import { CASCADE_FINALIZERS } from './names';
import { toObjectKey, toResourceId } from './resourceId';
import { syncOptionsOf } from './sync/syncOptions';

/**
 * Ends an Application that is being deleted: with the finalizer its objects go first, and it waits until the cache no
 * longer knows one of them. CRDs stay, and what has `Delete=false` (domain facts 4.2, 6.7). Without the finalizer there
 * is nothing to do: the API server removes the Application, and its objects stay.
 */
export function proceedWithDeletion(
  name: string,
  options: {
    store: ObjectStore;
    cache: ClusterCache;
    writer: ApplicationWriter;
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
  for (const object of objects) {
    const key = toObjectKey(toResourceId(object));
    const live = store.serves(object.kind) ? store.get(key) : undefined;
    if (live && live.metadata.deletionTimestamp === undefined) {
      store.delete(key);
    }
  }
}
