import { buildClusterApplication } from '../applications/buildClusterApplication';
import { buildCrdsApplication } from '../applications/buildCrdsApplication';
import { buildOperatorApplication } from '../applications/buildOperatorApplication';
import { buildGuardApplication } from '../guard/buildGuardApplication';
import { guardFile } from '../guard/buildReplicaGuard';
import { guardManifests } from '../guard/guardManifests';
import { placeReplicaGuard } from '../guard/resolveReplicaGuard';
import type { ListElementInput } from '../input/gitopsSchemas';
import type { RayStackInput } from '../input/rayStackInputSchema';
import { repositoryPath } from '../repositoryPath';
import { applicationSet } from './applicationSet';
import { listEnvironments } from './listEnvironments';
import { APPLICATION, destinationField, listOf } from './listGenerator';
import type { ListPlatform } from './listPlatforms';
import {
  guardedNamespaces,
  isGuarded,
  listPlatforms,
  platformInput,
} from './listPlatforms';
import { moveValuesToFile, valuesReference } from './moveValuesToFile';
import { platformListSets } from './platformListSets';
import { requireGitops } from './requireGitops';
import type { StackAssembly, StackGuard } from './StackAssembly';

/**
 * ApplicationSets over a list of environments: one of Ray clusters, and one each of CRDs, operator
 * and replica guards with one element for each Kubernetes cluster, however many environments it has.
 *
 * @throws InvalidRayStackError naming the input that does not go together.
 */
export function assembleListSets(
  input: RayStackInput,
  options: { name: string; elements: readonly ListElementInput[] },
): StackAssembly {
  const gitops = requireGitops(input, 'root');
  const environments = listEnvironments(input, options.elements);
  const platforms = listPlatforms(environments);
  const guarded = platforms.filter(platform => isGuarded(input, platform));
  const folder = guarded.length > 0 ? placeReplicaGuard(input).folder : '';
  const inline = environments.map(environment =>
    buildClusterApplication(environment.input),
  );
  const moved =
    input.values === 'file'
      ? environments.map(environment =>
          moveValuesToFile(
            buildClusterApplication(environment.input),
            gitops,
            environment.application,
          ),
        )
      : [];
  const brought = new Map(
    platforms.map(platform => {
      const local = platformInput(input, platform);
      const applications = [
        buildCrdsApplication(local),
        buildOperatorApplication(local),
        ...(guarded.includes(platform)
          ? [buildGuardApplication({ ...local, gitops }, folder)]
          : []),
      ];
      return [platform.slug, applications] as const;
    }),
  );
  const guards = guarded.map(platform =>
    platformGuard(input, folder, platform),
  );
  const example = moved[0]?.application ?? inline[0];
  return {
    documents: [
      ...platformListSets(input, {
        name: options.name,
        gitops,
        platforms,
        guarded,
        guardFolder: folder,
      }),
      ...(example
        ? [
            {
              role: 'cluster' as const,
              manifest: applicationSet(input, {
                name: options.name,
                generator: listOf(environments, environment => ({
                  application: environment.application,
                  release: environment.input.name,
                  rayCluster: environment.rayCluster,
                  ...environment.cluster,
                  namespace: environment.input.destination.namespace,
                })),
                application: example,
                fields: {
                  name: APPLICATION,
                  destination: destinationField(
                    environments,
                    '{{ .namespace }}',
                  ),
                  rayCluster: {
                    name: '{{ .rayCluster }}',
                    namespace: '{{ .namespace }}',
                  },
                  helm: {
                    releaseName: '{{ .release }}',
                    ...(moved.length > 0 && {
                      valueFiles: [valuesReference(gitops, APPLICATION)],
                    }),
                  },
                },
              }),
            },
          ]
        : []),
    ],
    values: moved.map(({ file }) => file),
    guards,
    clusters: environments.map((environment, index) => ({
      input: environment.input,
      manifests: [
        ...(brought.get(environment.slug) ?? []),
        ...inline.slice(index, index + 1),
        ...guarded
          .filter(({ slug }) => slug === environment.slug)
          .flatMap(platform =>
            guardManifests(guardedNamespaces(input, platform)),
          ),
      ],
      applicationName: environment.application,
      elsewhere: environment.elsewhere,
      pathOf: environment.pathOf,
    })),
    destinations: [
      ...[...brought.values()].flat(),
      ...(moved.length > 0
        ? moved.map(({ application }) => application)
        : inline),
    ],
  };
}

function platformGuard(
  input: RayStackInput,
  folder: string,
  platform: ListPlatform,
): StackGuard {
  const namespaces = guardedNamespaces(input, platform);
  return {
    file: guardFile(repositoryPath(folder, platform.slug), namespaces),
    namespaces,
    applied: true,
  };
}
