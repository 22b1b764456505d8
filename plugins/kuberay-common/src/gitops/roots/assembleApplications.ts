import { buildCrdsApplication } from '../applications/buildCrdsApplication';
import { buildOperatorApplication } from '../applications/buildOperatorApplication';
import type { RayStackInput } from '../input/rayStackInputSchema';
import { assembleCluster } from './assembleCluster';
import { buildRootApplication } from './buildRootApplication';
import { requireGitops } from './requireGitops';
import type { StackAssembly } from './StackAssembly';

/**
 * One Application each, below a root that is written too or that is there already.
 *
 * @throws InvalidRayStackError naming the input without which root, values file or guard cannot be.
 */
export function assembleApplications(input: RayStackInput): StackAssembly {
  const { root } = input;
  const crds = buildCrdsApplication(input);
  const operator = buildOperatorApplication(input);
  const cluster = assembleCluster(input);
  return {
    ...cluster,
    documents: [
      { role: 'crds', manifest: crds },
      { role: 'operator', manifest: operator },
      ...cluster.documents,
    ],
    ...(root.kind === 'app-of-apps' && {
      root: buildRootApplication(input, {
        name: root.name,
        gitops: requireGitops(input, 'root'),
      }),
    }),
    clusters: cluster.clusters.map(each => ({
      ...each,
      manifests: [crds, operator, ...each.manifests],
    })),
    destinations: [crds, operator, ...cluster.destinations],
  };
}
