import type { ManifestFile } from '../RayStack';
import type { EditedApplication, RemovedRayCluster } from './EditedRayCluster';
import { EditRefusedError } from './EditRefusedError';

/** What is taken away, and out of which files. */
export interface RemoveRayClusterOptions {
  /** Every file of the repository that may matter, with paths from its root. */
  files: readonly ManifestFile[];
  application: EditedApplication;
  /** Take the Application away although it has no finalizer, so that RayCluster and pods run on. */
  leaveRunning?: boolean;
}

/**
 * Takes a RayCluster's Application out of Git, with its values file and its place in the replica
 * guard; operator and CRDs stay.
 *
 * @throws EditRefusedError where the files are not understood, or where pods would be left behind.
 */
export function removeRayCluster(
  options: RemoveRayClusterOptions,
): RemovedRayCluster {
  throw new EditRefusedError({
    reason: `Application ${options.application.name} cannot be removed yet`,
    remedy: 'Remove its file by hand',
  });
}
