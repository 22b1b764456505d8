import type { ManifestFile } from '../RayStack';
import type { EditedApplication, EditedRayCluster } from './EditedRayCluster';
import { EditRefusedError } from './EditRefusedError';
import type { RayClusterChangeArg } from './rayClusterChangeSchema';

/** What is edited, and how. */
export interface EditRayClusterOptions {
  /** Every file of the repository that may matter, with paths from its root. */
  files: readonly ManifestFile[];
  application: EditedApplication;
  change: RayClusterChangeArg;
  /** Whether the replica guard is in force where the RayCluster runs: then live counts need not be written back. */
  guarded?: boolean;
}

/**
 * A change of a RayCluster in Git that touches only the lines that must change.
 *
 * @throws EditRefusedError where the files are not understood, or where the change would harm.
 * @throws InvalidRayStackError naming each input of the change that is not right.
 */
export function editRayCluster(
  options: EditRayClusterOptions,
): EditedRayCluster {
  throw new EditRefusedError({
    reason: `Application ${options.application.name} cannot be edited yet`,
    remedy: 'Edit its file by hand',
  });
}
