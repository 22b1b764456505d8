import type { ClusterDirectory } from '../kube/ClusterDirectory';
import type { RayWordsReader } from '../ray/RayWordsReader';
import type { ResourceStore } from '../store/ResourceStore';
import { concernsView, namesRayCluster } from './concernsView';
import type { EntityProjectionOptions } from './EntityProjection';

/** What a view is made of, and what tells of its changes. */
export interface ViewSubjects {
  directory: ClusterDirectory;
  store: ResourceStore;
  /** Absent: Ray itself is never asked. */
  words?: RayWordsReader;
}

/** Calls `changed` whenever the view that `current` gives may have changed; returns its own undo. */
export function subscribeToView(
  { directory, store, words }: ViewSubjects,
  { current, changed }: Parameters<EntityProjectionOptions['subscribe']>[0],
): () => void {
  const undo = [
    directory.subscribe(changed),
    store.subscribe(change => {
      if (concernsView(change, current(), store.snapshot())) {
        changed();
      }
    }),
    words?.subscribe(ref => {
      if (namesRayCluster(current(), ref)) {
        changed();
      }
    }),
  ];
  return () => undo.forEach(unsubscribe => unsubscribe?.());
}
