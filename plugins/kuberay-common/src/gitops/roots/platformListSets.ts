import type { StackManifest } from '../applications/ApplicationManifest';
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
import type { RayStackInput } from '../input/rayStackInputSchema';
import { repositoryPath } from '../repositoryPath';
import { applicationSet } from './applicationSet';
import { escapeGoTemplate } from './escapeGoTemplate';
import { APPLICATION, destinationField, listOf } from './listGenerator';
import type { ListPlatform } from './listPlatforms';
import type { StackDocument } from './StackAssembly';

/** What the Kubernetes clusters of a list have of their own. */
interface PlatformSetOptions {
  /** Of the root; each set has a suffix behind it. */
  name: string;
  gitops: NonNullable<RayStackInput['gitops']>;
  platforms: readonly ListPlatform[];
  /** Those of them that get a replica guard. */
  guarded: readonly ListPlatform[];
  /** Folder of the stack with a folder for each guard. */
  guardFolder: string;
}

/** One ApplicationSet each of CRDs, operator and replica guards, with one element for each Kubernetes cluster. */
export function platformListSets(
  input: RayStackInput,
  options: PlatformSetOptions,
): StackDocument[] {
  const { gitops, guarded, guardFolder, platforms } = options;
  const set = (
    role: 'crds' | 'operator' | 'guard',
    base: string,
    parts: {
      of: readonly ListPlatform[];
      application: StackManifest;
      path?: (platform: ListPlatform) => string;
    },
  ): StackDocument => ({
    role,
    manifest: applicationSet(input, {
      name: `${options.name}-${role}`,
      generator: listOf(parts.of, platform => ({
        application: `${base}-${platform.slug}`,
        ...platform.cluster,
        ...(parts.path && { path: parts.path(platform) }),
      })),
      application: parts.application,
      fields: {
        name: APPLICATION,
        destination: destinationField(
          platforms,
          escapeGoTemplate(operatorNamespace(input)),
        ),
        ...(parts.path && { source: { path: '{{ .path }}' } }),
      },
    }),
  });
  return [
    set('crds', CRDS_APPLICATION_NAME, {
      of: platforms,
      application: buildCrdsApplication(input),
    }),
    set('operator', OPERATOR_APPLICATION_NAME, {
      of: platforms,
      application: buildOperatorApplication(input),
    }),
    ...(guarded.length > 0
      ? [
          set('guard', GUARD_APPLICATION_NAME, {
            of: guarded,
            application: buildGuardApplication(
              { ...input, gitops },
              guardFolder,
            ),
            path: ({ slug }) => repositoryPath(gitops.path, guardFolder, slug),
          }),
        ]
      : []),
  ];
}
