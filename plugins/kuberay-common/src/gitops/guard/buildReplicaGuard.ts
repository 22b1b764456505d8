import type { ApplicationManifest } from '../applications/ApplicationManifest';
import { syncWave } from '../applications/argocdChoices';
import type { PlatformInput } from '../applications/platformInput';
import { SYNC_WAVE_ANNOTATION } from '../argocdNames';
import type { ManifestFile } from '../RayStack';
import { renderManifests } from '../renderManifest';
import { repositoryPath } from '../repositoryPath';
import { buildGuardApplication } from './buildGuardApplication';
import { guardManifests } from './guardManifests';
import { GUARD_FILE } from './guardNames';
import type { ReplicaGuardInput } from './resolveReplicaGuard';
import { resolveReplicaGuard } from './resolveReplicaGuard';

/** A replica guard, ready to be written. */
export interface BuiltReplicaGuard {
  /** Policy and binding. */
  file: ManifestFile;
  /** Absent where a root applies the file itself. */
  application?: ApplicationManifest;
  /** The Ray namespaces that the binding lists. */
  namespaces: string[];
}

/**
 * The replica guard that an input asks for, or undefined.
 *
 * @throws InvalidRayStackError naming the input, where the guard asked for could not work.
 */
export function buildReplicaGuard(
  input: ReplicaGuardInput & PlatformInput,
): BuiltReplicaGuard | undefined {
  const plan = resolveReplicaGuard(input);
  if (!plan) {
    return undefined;
  }
  const { gitops } = input;
  const wave = syncWave(input, 'guard')[SYNC_WAVE_ANNOTATION];
  const inDirectory = plan.placement === 'directory';
  return {
    file: guardFile(
      plan.folder,
      plan.namespaces,
      inDirectory ? wave : undefined,
    ),
    ...(!inDirectory &&
      gitops && {
        application: buildGuardApplication({ ...input, gitops }, plan.folder),
      }),
    namespaces: plan.namespaces,
  };
}

/** Policy and binding as a file, with their wave where they are children of a root. */
export function guardFile(
  folder: string,
  namespaces: readonly string[],
  wave?: string,
): ManifestFile {
  return {
    path: repositoryPath(folder, GUARD_FILE),
    content: renderManifests(guardManifests(namespaces, wave)),
  };
}
