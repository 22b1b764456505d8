import { buildClusterApplication } from '../applications/buildClusterApplication';
import { buildReplicaGuard } from '../guard/buildReplicaGuard';
import { guardManifests } from '../guard/guardManifests';
import type { RayStackInput } from '../input/rayStackInputSchema';
import { moveValuesToFile } from './moveValuesToFile';
import { requireGitops } from './requireGitops';
import type { StackAssembly } from './StackAssembly';

/**
 * One RayCluster with what belongs to it alone: its values file and its replica guard.
 *
 * @throws InvalidRayStackError naming the input without which values file or guard cannot be.
 */
export function assembleCluster(input: RayStackInput): StackAssembly {
  const inline = buildClusterApplication(input);
  const moved =
    input.values === 'file'
      ? moveValuesToFile(inline, requireGitops(input, 'values'))
      : undefined;
  const guard = buildReplicaGuard(input);
  const guardApplications = guard?.application ? [guard.application] : [];
  const manifest = moved?.application ?? inline;
  return {
    documents: [
      ...guardApplications.map(application => ({
        role: 'guard' as const,
        manifest: application,
      })),
      { role: 'cluster', manifest },
    ],
    values: moved ? [moved.file] : [],
    guards: guard
      ? [
          {
            file: guard.file,
            namespaces: guard.namespaces,
            applied: guard.application !== undefined,
          },
        ]
      : [],
    clusters: [
      {
        input,
        manifests: [
          ...guardApplications,
          inline,
          ...(guard ? guardManifests(guard.namespaces) : []),
        ],
        applicationName: input.name,
        pathOf: path => path,
      },
    ],
    destinations: [...guardApplications, manifest],
  };
}
