import { LoggerService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  addGuardedNamespaces,
  findApplications,
  GuardFileError,
  ManifestFile,
  RayClusterPart,
  StackReplicaGuard,
} from 'backstage-plugin-kuberay-common/gitops';
import { posix } from 'node:path';
import { parseRepositoryPath } from '../git/parseRepositoryPath';
import { PlacedFiles, repositoryFolder } from '../workspace/placeManifests';
import { RepositoryContent } from '../workspace/readRepositoryContent';
import { toManifestFiles } from '../workspace/toManifestFiles';
import { WorkspaceInput } from '../workspace/workspaceInputs';
import { findGuards, RepositoryGuard } from './findGuards';
import type { GuardedInput } from './placeStack';
import { Mapping, workspacePathOf } from './workspacePathOf';

/** The parts of a stack that go to different places. */
interface PlacedGuard<TStack> {
  stack: TStack;
  /** Files below targetPath. */
  files: ManifestFile[];
  /** The guard, where it goes elsewhere. */
  further: PlacedFiles[];
  guarded: boolean;
}

/** Decides where a stack's replica guard goes: into one that is there, to a folder of its own, or beside the other files. Pure but for the log. */
export function placeGuard<
  TInput extends GuardedInput,
  TStack extends RayClusterPart,
>(options: {
  generator: TInput;
  build: (input: TInput) => TStack;
  input: WorkspaceInput;
  content: RepositoryContent | undefined;
  logger: LoggerService;
}): PlacedGuard<TStack> {
  const { generator, build, input, content, logger } = options;
  const stack = build(generator);
  const { replicaGuard } = stack;
  const ownPath =
    replicaGuard && refuseMisplaced(input, replicaGuard) === 'apart'
      ? posix.join(guardFolder(input), posix.basename(replicaGuard.file))
      : replicaGuard && posix.join(repositoryFolder(input), replicaGuard.file);
  const existing = content && guardOf(stack, content, logger);

  if (!existing) {
    if (!replicaGuard || input.guardTargetPath === undefined) {
      return {
        stack,
        files: stack.files,
        further: [],
        guarded: !!replicaGuard,
      };
    }
    const [guard, files] = takeOut(stack.files, replicaGuard.file);
    return {
      stack,
      files,
      further: [
        {
          targetPath: input.guardTargetPath,
          input: 'guardTargetPath',
          repositoryPath: guardFolder(input),
          files: guard,
        },
      ],
      guarded: true,
    };
  }

  if (!replicaGuard && !wantsExisting(generator)) {
    return { stack, files: stack.files, further: [], guarded: false };
  }
  if (generator.root?.kind === 'application-set') {
    throw new InputError(
      `replicaGuard.mode: ${existing.file.path} of the repository holds a replica guard for this destination already, and an ApplicationSet would bring a second one; choose off, and add the namespaces to that file`,
    );
  }
  const namespaces = replicaGuard?.namespaces ?? [
    stack.namespace,
    ...(generator.replicaGuard?.namespaces ?? []),
  ];
  const merged: ManifestFile = {
    path: existing.file.path,
    content: addTo(existing, namespaces),
  };
  const isOwn = existing.file.path === ownPath;
  // Its own guard from an earlier run keeps its Application; somebody else's has one.
  const shown =
    replicaGuard && !isOwn
      ? build({
          ...generator,
          replicaGuard: { ...generator.replicaGuard, mode: 'off' },
        })
      : stack;
  const files =
    isOwn && replicaGuard
      ? takeOut(stack.files, replicaGuard.file)[1]
      : shown.files;
  const isChanged = merged.content !== existing.file.content;
  if (isChanged) {
    logger.info(
      `${
        merged.path
      } of the repository guards this destination already; ${namespaces.join(
        ', ',
      )} is added to it`,
    );
  }
  return {
    stack: { ...shown, findings: stack.findings },
    files,
    further: isOwn || isChanged ? [placeMerged(merged, input)] : [],
    guarded: true,
  };
}

/** `auto` without a known version follows what the repository shows: a cluster that has a guard serves its kinds. */
function wantsExisting({
  autoscaler,
  profile,
  replicaGuard,
}: GuardedInput): boolean {
  return (
    (replicaGuard?.mode ?? 'auto') === 'auto' &&
    profile !== 'ray-docs' &&
    autoscaler?.enabled !== false
  );
}

/** A guard's Application reads the folder that the generator wrote into it. */
function refuseMisplaced(
  input: WorkspaceInput,
  guard: StackReplicaGuard,
): 'apart' | 'beside' {
  if (input.guardTargetPath === undefined) {
    return 'beside';
  }
  if (guard.applicationFile !== undefined) {
    throw new InputError(
      "guardTargetPath: the guard's Application reads its folder out of replicaGuard.path; choose replicaGuard.placement directory, or leave guardTargetPath out",
    );
  }
  return 'apart';
}

function guardFolder(input: WorkspaceInput): string {
  return parseRepositoryPath({
    path: input.guardRepositoryPath ?? input.guardTargetPath ?? '.',
    input: 'guardRepositoryPath',
  });
}

/** The guard of the repository that covers the destination of the stack's RayCluster. */
function guardOf(
  stack: RayClusterPart,
  content: RepositoryContent,
  logger: LoggerService,
): RepositoryGuard | undefined {
  const contents = new Map(stack.files.map(file => [file.path, file.content]));
  const { documents } = findApplications(stack.files, path =>
    contents.get(path),
  );
  const destinations = documents
    .filter(({ facts }) => facts.cluster)
    .map(({ facts }) => facts.destination);
  return findGuards(toManifestFiles(content), logger).find(({ destination }) =>
    destinations.includes(destination),
  );
}

function addTo({ file }: RepositoryGuard, namespaces: string[]): string {
  try {
    return addGuardedNamespaces(file.content, namespaces);
  } catch (error) {
    if (error instanceof GuardFileError) {
      throw new InputError(
        `replicaGuard.mode: ${file.path} of the repository guards this destination already and cannot be extended (${error.message}); correct that file, or choose off`,
      );
    }
    throw error;
  }
}

function placeMerged(merged: ManifestFile, input: WorkspaceInput): PlacedFiles {
  const mappings: Mapping[] = [
    {
      workspace: normal(input.targetPath),
      repository: repositoryFolder(input),
    },
    ...(input.guardTargetPath === undefined
      ? []
      : [
          {
            workspace: normal(input.guardTargetPath),
            repository: guardFolder(input),
          },
        ]),
  ];
  const path = workspacePathOf(merged.path, mappings);
  if (path === undefined) {
    throw new InputError(
      `guardTargetPath: ${merged.path} of the repository holds a replica guard that must be extended, and nothing says where in the workspace it is published from; give targetPath and repositoryTargetPath such as files/apps/x and apps/x, or guardTargetPath and guardRepositoryPath`,
    );
  }
  return {
    targetPath: posix.dirname(path),
    input: 'guardTargetPath',
    repositoryPath: posix.dirname(merged.path),
    files: [{ path: posix.basename(path), content: merged.content }],
    merged: true,
  };
}

function normal(path: string | undefined): string {
  const joined = posix.normalize(path ?? '.').replace(/\/+$/, '');
  return joined === '.' ? '' : joined;
}

function takeOut(
  files: readonly ManifestFile[],
  path: string,
): [taken: ManifestFile[], others: ManifestFile[]] {
  const taken = files
    .filter(file => file.path === path)
    .map(file => ({ ...file, path: posix.basename(file.path) }));
  return [taken, files.filter(file => file.path !== path)];
}
