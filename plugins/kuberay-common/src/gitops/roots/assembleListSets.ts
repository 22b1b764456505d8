import { buildClusterApplication } from '../applications/buildClusterApplication';
import {
  buildCrdsApplication,
  CRDS_APPLICATION_NAME,
} from '../applications/buildCrdsApplication';
import {
  buildOperatorApplication,
  OPERATOR_APPLICATION_NAME,
} from '../applications/buildOperatorApplication';
import { operatorNamespace } from '../applications/platformInput';
import {
  buildGuardApplication,
  GUARD_APPLICATION_NAME,
} from '../guard/buildGuardApplication';
import { guardFile } from '../guard/buildReplicaGuard';
import { guardManifests } from '../guard/guardManifests';
import { placeReplicaGuard } from '../guard/resolveReplicaGuard';
import type { ListElementInput } from '../input/gitopsSchemas';
import type { RayStackInput } from '../input/rayStackInputSchema';
import { repositoryPath } from '../repositoryPath';
import { applicationSet } from './applicationSet';
import type { ClusterAddress } from './environmentDestination';
import { escapeGoTemplate } from './escapeGoTemplate';
import { listEnvironments } from './listEnvironments';
import type { ListPlatform } from './listPlatforms';
import {
  guardedNamespaces,
  isGuarded,
  listPlatforms,
  platformInput,
} from './listPlatforms';
import { moveValuesToFile, valuesReference } from './moveValuesToFile';
import { requireGitops } from './requireGitops';
import type { StackAssembly, StackGuard } from './StackAssembly';

/** What the template takes from each element of a list; everything in an element is data. */
const APPLICATION = '{{ .application }}';

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
  const platformSet = (
    role: 'crds' | 'operator' | 'guard',
    base: string,
    set: {
      of: readonly ListPlatform[];
      application: Parameters<typeof applicationSet>[1]['application'];
      path?: (platform: ListPlatform) => string;
    },
  ) => ({
    role,
    manifest: applicationSet(input, {
      name: `${options.name}-${role}`,
      generator: listOf(set.of, platform => ({
        application: `${base}-${platform.slug}`,
        ...platform.cluster,
        ...(set.path && { path: set.path(platform) }),
      })),
      application: set.application,
      fields: {
        name: APPLICATION,
        destination: destinationField(
          platforms,
          escapeGoTemplate(operatorNamespace(input)),
        ),
        ...(set.path && { source: { path: '{{ .path }}' } }),
      },
    }),
  });
  const example = moved[0]?.application ?? inline[0];
  return {
    documents: [
      platformSet('crds', CRDS_APPLICATION_NAME, {
        of: platforms,
        application: buildCrdsApplication(input),
      }),
      platformSet('operator', OPERATOR_APPLICATION_NAME, {
        of: platforms,
        application: buildOperatorApplication(input),
      }),
      ...(guarded.length > 0
        ? [
            platformSet('guard', GUARD_APPLICATION_NAME, {
              of: guarded,
              application: buildGuardApplication({ ...input, gitops }, folder),
              path: ({ slug }) => repositoryPath(gitops.path, folder, slug),
            }),
          ]
        : []),
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

function listOf<T>(
  items: readonly T[],
  toElement: (item: T) => object,
): object {
  return { list: { elements: items.map(toElement) } };
}

function destinationField(
  places: ReadonlyArray<{ cluster: ClusterAddress }>,
  namespace: string,
) {
  return places[0]?.cluster.name === undefined
    ? { server: '{{ .server }}', namespace }
    : { name: '{{ .name }}', namespace };
}
