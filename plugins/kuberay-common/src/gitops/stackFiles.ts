import type { AppProjectManifest } from './roots/buildAppProject';
import type { StackAssembly, StackDocument } from './roots/StackAssembly';
import { APPS_FOLDER } from './guard/resolveReplicaGuard';
import type { RayStackInput } from './input/rayStackInputSchema';
import type {
  ManifestFile,
  StackApplication,
  StackReplicaGuard,
  StackRole,
} from './RayStack';
import { renderManifest, renderManifests } from './renderManifest';
import { repositoryPath } from './repositoryPath';

/** The guide's file names; guard and root are ours. */
const FILES = {
  crds: 'ray-operator-crds.yaml',
  operator: 'ray-operator.yaml',
  cluster: 'raycluster.yaml',
  guard: 'ray-replica-guard.yaml',
  root: 'root.yaml',
} as const satisfies Record<StackRole, string>;

const PROJECT_FILE = 'ray-project.yaml';

const SINGLE_FILE = 'ray-argocd-all.yaml';

/** The files of a stack, and where in them is what. */
export interface LaidOutStack {
  files: ManifestFile[];
  applications: StackApplication[];
  replicaGuards: StackReplicaGuard[];
}

/**
 * Lays a stack out as files: Applications one each or all in one, below `apps` where a root reads
 * that folder; the guard's objects and the values in folders of their own.
 */
export function stackFiles(
  layout: RayStackInput['layout'],
  assembly: StackAssembly & { project?: AppProjectManifest },
): LaidOutStack {
  const { documents, guards, project, root, values } = assembly;
  const folder = root ? APPS_FOLDER : '.';
  const single = layout === 'single';
  const fileOf = (role: StackRole) =>
    repositoryPath(folder, single ? SINGLE_FILE : FILES[role]);
  const children = single
    ? [
        {
          path: repositoryPath(folder, SINGLE_FILE),
          content: renderManifests([
            ...(project ? [project] : []),
            ...documents.map(({ manifest }) => manifest),
          ]),
        },
      ]
    : [
        ...(project
          ? [
              {
                path: repositoryPath(folder, PROJECT_FILE),
                content: renderManifest(project),
              },
            ]
          : []),
        ...documents.map(({ role, manifest }) => ({
          path: fileOf(role),
          content: renderManifest(manifest),
        })),
      ];
  return {
    files: [
      ...(root ? [partFile({ role: 'root', manifest: root })] : []),
      ...children,
      ...guards.map(({ file }) => file),
      ...values,
    ],
    applications: [
      ...(root
        ? [
            {
              role: 'root' as const,
              name: root.metadata.name,
              file: FILES.root,
            },
          ]
        : []),
      ...documents.map(({ role, manifest }) => ({
        role,
        name: manifest.metadata.name,
        file: fileOf(role),
        ...(manifest.kind === 'ApplicationSet' && { kind: manifest.kind }),
      })),
    ],
    replicaGuards: guards.map(({ applied, file, namespaces }) => ({
      file: file.path,
      ...(applied && { applicationFile: fileOf('guard') }),
      namespaces,
    })),
  };
}

/** The file of one Application alone. */
export function partFile(part: StackDocument): ManifestFile {
  return { path: FILES[part.role], content: renderManifest(part.manifest) };
}
