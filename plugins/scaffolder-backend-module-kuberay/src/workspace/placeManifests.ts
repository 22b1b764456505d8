import { LoggerService } from '@backstage/backend-plugin-api';
import {
  ManifestFile,
  RuleFinding,
} from 'backstage-plugin-kuberay-common/gitops';
import { posix } from 'node:path';
import { parseRepositoryPath } from '../git/parseRepositoryPath';
import { readRepositoryContent } from './readRepositoryContent';
import { refuseConflicts } from './refuseConflicts';
import { WorkspaceInput } from './workspaceInputs';
import { writeManifests } from './writeManifests';

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
}): Promise<string[]> {
  const { context, input, files, findings } = options;
  const { workspacePath, logger } = context;
  for (const { rule, severity, path, message, remedy } of findings) {
    const sentence = `${path}: ${message}. ${remedy}. (${rule})`;
    if (severity === 'info') {
      logger.info(sentence);
    } else {
      logger.warn(sentence);
    }
  }
  const targetPath = input.targetPath ?? '.';
  if (input.repositoryPath !== undefined) {
    const folder = parseRepositoryPath({
      path: input.repositoryTargetPath ?? targetPath,
      input: 'repositoryTargetPath',
    });
    refuseConflicts({
      content: await readRepositoryContent({
        workspacePath,
        repositoryPath: input.repositoryPath,
        logger,
      }),
      files: files.map(file => ({
        ...file,
        path: posix.join(folder, file.path),
      })),
      overwrite: input.overwrite ?? false,
    });
  }
  const written = await writeManifests({ workspacePath, targetPath, files });
  for (const path of written) {
    logger.info(`Wrote ${path}`);
  }
  return written;
}
