import { LoggerService } from '@backstage/backend-plugin-api';
import {
  ManifestFile,
  RuleFinding,
} from 'backstage-plugin-kuberay-common/gitops';
import { posix } from 'node:path';
import { parseRepositoryPath } from '../git/parseRepositoryPath';
import { logFindings } from './logFindings';
import {
  readRepositoryContent,
  RepositoryContent,
} from './readRepositoryContent';
import { refuseConflicts } from './refuseConflicts';
import { WorkspaceInput } from './workspaceInputs';
import { writeWorkspaceFiles } from './writeWorkspaceFiles';

/** Files that go elsewhere than the others. */
export interface PlacedFiles {
  targetPath: string;
  /** Name of the input that `targetPath` comes from. */
  input?: string;
  files: ManifestFile[];
  /** Folder of the repository that they are published to, `''` for its root. */
  repositoryPath: string;
  /** Whether they are merged out of what the repository holds, so that a difference is no conflict. */
  merged?: boolean;
}

/**
 * The way of generated files into the workspace, the same for every generating action:
 * say the findings, look for conflicts in the checkout if there is one, write.
 *
 * @returns paths of the files, relative to the workspace
 */
export async function placeManifests(options: {
  context: { workspacePath: string; logger: LoggerService };
  input: WorkspaceInput;
  files: ManifestFile[];
  findings: RuleFinding[];
  /** The checkout, where it has been read already. */
  content?: RepositoryContent;
  further?: PlacedFiles[];
}): Promise<string[]> {
  const { context, input, files, findings, further = [] } = options;
  const { workspacePath, logger } = context;
  logFindings(findings, logger);
  const targetPath = input.targetPath ?? '.';
  const content = options.content ?? (await readCheckout(context, input));
  if (content) {
    const placed = [
      { repositoryPath: repositoryFolder(input), files },
      ...further.filter(({ merged }) => !merged),
    ];
    const doubts = refuseConflicts({
      content,
      files: placed.flatMap(group =>
        group.files.map(file => ({
          ...file,
          path: posix.join(group.repositoryPath, file.path),
        })),
      ),
      overwrite: input.overwrite ?? false,
    });
    for (const doubt of doubts) {
      logger.warn(doubt);
    }
  }
  const written = await writeWorkspaceFiles(workspacePath, [
    { targetPath, files },
    ...further,
  ]);
  for (const path of written) {
    logger.info(`Wrote ${path}`);
  }
  return written;
}

/** The checkout that an action was given; undefined without one. */
export async function readCheckout(
  context: { workspacePath: string; logger: LoggerService },
  { repositoryPath }: WorkspaceInput,
): Promise<RepositoryContent | undefined> {
  return repositoryPath === undefined
    ? undefined
    : readRepositoryContent({ ...context, repositoryPath });
}

/** Folder of the repository that an action's files are published to. */
export function repositoryFolder(input: WorkspaceInput): string {
  return parseRepositoryPath({
    path: input.repositoryTargetPath ?? input.targetPath ?? '.',
    input: 'repositoryTargetPath',
  });
}
