import type { ApplicationManifest } from './applications/ApplicationManifest';
import type { ManifestFile, StackApplication, StackRole } from './RayStack';
import type { RayStackInput } from './input/rayStackInputSchema';
import { renderManifest, renderManifests } from './renderManifest';

/** An Application and what it brings. */
export interface RoleManifest {
  role: StackRole;
  manifest: ApplicationManifest;
}

/** The guide's file names; guard and root are ours. */
const FILES = {
  crds: 'ray-operator-crds.yaml',
  operator: 'ray-operator.yaml',
  cluster: 'raycluster.yaml',
  guard: 'ray-replica-guard.yaml',
  root: 'root.yaml',
} as const satisfies Record<StackRole, string>;

const SINGLE_FILE = 'ray-argocd-all.yaml';

/** The Applications as files: one each, or all in one. */
export function stackFiles(
  layout: RayStackInput['layout'],
  manifests: readonly RoleManifest[],
): { files: ManifestFile[]; applications: StackApplication[] } {
  const single = layout === 'single';
  const applications = manifests.map(({ role, manifest }) => ({
    role,
    name: manifest.metadata.name,
    file: single ? SINGLE_FILE : FILES[role],
  }));
  const files = single
    ? [
        {
          path: SINGLE_FILE,
          content: renderManifests(manifests.map(({ manifest }) => manifest)),
        },
      ]
    : manifests.map(({ role, manifest }) => partFile({ role, manifest }));
  return { files, applications };
}

/** The file of one Application alone. */
export function partFile(part: RoleManifest): ManifestFile {
  return { path: FILES[part.role], content: renderManifest(part.manifest) };
}
