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
import { resolveReplicaGuard } from '../guard/resolveReplicaGuard';
import type { GeneratorInput } from '../input/gitopsSchemas';
import type { RayStackInput } from '../input/rayStackInputSchema';
import { applicationSet } from './applicationSet';
import { escapeGoTemplate } from './escapeGoTemplate';
import { generatedEnvironments } from './generatedEnvironments';
import { moveValuesToFile } from './moveValuesToFile';
import { requireGitops } from './requireGitops';
import type { StackAssembly } from './StackAssembly';

/**
 * ApplicationSets over environments that only Argo CD knows: its clusters, or files in Git. All have
 * one namespace, one guard and, with `values: file`, one values file in common.
 *
 * @throws InvalidRayStackError naming the input that does not go together.
 */
export function assembleTemplatedSets(
  input: RayStackInput,
  options: {
    name: string;
    generator: Exclude<GeneratorInput, { type: 'list' }>;
  },
): StackAssembly {
  const gitops = requireGitops(input, 'root');
  const environments = generatedEnvironments(input, {
    generator: options.generator,
    gitops,
  });
  const plan = resolveReplicaGuard(input);
  const folder = plan?.folder ?? '';
  const inline = buildClusterApplication(input);
  const moved =
    input.values === 'file' ? moveValuesToFile(inline, gitops) : undefined;
  const namespace = escapeGoTemplate(input.destination.namespace);
  const platformSet = (
    role: 'crds' | 'operator' | 'guard',
    base: string,
    application: Parameters<typeof applicationSet>[1]['application'],
  ) => ({
    role,
    manifest: applicationSet(input, {
      name: `${options.name}-${role}`,
      generator: environments.platformGenerator,
      application,
      fields: {
        name: environments.platformName(base),
        destination: {
          ...environments.cluster,
          namespace: escapeGoTemplate(operatorNamespace(input)),
        },
      },
    }),
  });
  const guardApplication =
    plan && buildGuardApplication({ ...input, gitops }, folder);
  const documents = [
    platformSet('crds', CRDS_APPLICATION_NAME, buildCrdsApplication(input)),
    platformSet(
      'operator',
      OPERATOR_APPLICATION_NAME,
      buildOperatorApplication(input),
    ),
    ...(guardApplication
      ? [platformSet('guard', GUARD_APPLICATION_NAME, guardApplication)]
      : []),
    {
      role: 'cluster' as const,
      manifest: applicationSet(input, {
        name: options.name,
        generator: environments.generator,
        application: moved?.application ?? inline,
        fields: {
          name: environments.applicationName,
          destination: { ...environments.cluster, namespace },
          ...environments.naming(namespace),
        },
      }),
    },
  ];
  const anywhere = { ...input.destination, name: undefined, server: '*' };
  const everywhere = { ...input, destination: anywhere };
  return {
    documents,
    values: moved ? [moved.file] : [],
    guards: plan
      ? [
          {
            file: guardFile(folder, plan.namespaces),
            namespaces: plan.namespaces,
            applied: true,
          },
        ]
      : [],
    clusters: [
      {
        input,
        manifests: [
          buildCrdsApplication(input),
          buildOperatorApplication(input),
          inline,
          ...(guardApplication && plan
            ? [guardApplication, ...guardManifests(plan.namespaces)]
            : []),
        ],
        pathOf: path => path,
      },
    ],
    destinations: [
      buildCrdsApplication(everywhere),
      buildOperatorApplication(everywhere),
      ...(plan
        ? [buildGuardApplication({ ...everywhere, gitops }, folder)]
        : []),
      ...(moved
        ? [
            moveValuesToFile(buildClusterApplication(everywhere), gitops)
              .application,
          ]
        : [buildClusterApplication(everywhere)]),
    ],
  };
}
