import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import fs from 'node:fs/promises';
import { BareClone } from '../git/BareClone';
import { explainingGit } from '../git/explainingGit';
import { findAllowedRepository, GitServer } from '../git/GitServer';
import { parseBranch } from '../git/parseBranch';
import { readTreeFiles } from '../git/readTreeFiles';
import { inTemporaryDirectory } from '../workspace/inTemporaryDirectory';
import { resolveWorkspacePath } from '../workspace/resolveWorkspacePath';
import { writeWorkspaceFiles } from '../workspace/writeWorkspaceFiles';
import { examples } from './createGitCheckoutAction.examples';

/** `kuberay:git:checkout`: the files of a branch, without history and without Git's own folder. */
export function createGitCheckoutAction(options: { servers: GitServer[] }) {
  const { servers } = options;
  return createTemplateAction({
    id: 'kuberay:git:checkout',
    description:
      'Puts the files of a branch into the workspace, from a Git server on the allow-list kuberay.git.servers',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        repoUrl: z =>
          z
            .string()
            .describe(
              'Address of the repository over http(s), without credentials, e.g. https://git.example.com/platform/gitops.git',
            ),
        branch: z =>
          z.string().optional().describe('Branch to read. Default: main'),
        targetPath: z =>
          z
            .string()
            .optional()
            .describe(
              'Folder of the workspace for the files; created when it is not there. Default: the workspace itself',
            ),
      },
      output: {
        repoUrl: z => z.string().describe('Address of the repository'),
        branch: z => z.string().describe('The branch that was read'),
        commitHash: z => z.string().describe('The commit that was read'),
      },
    },
    async handler(ctx) {
      const repository = findAllowedRepository(servers, ctx.input.repoUrl);
      const branch = parseBranch(ctx.input.branch ?? 'main');
      const targetPath = ctx.input.targetPath ?? '.';
      const folder = resolveWorkspacePath({
        workspacePath: ctx.workspacePath,
        path: targetPath,
        input: 'targetPath',
      });
      ctx.logger.info(`Reading branch ${branch} of ${repository.url}`);
      const { tip, files, skipped } = await inTemporaryDirectory(
        () => ctx.createTemporaryDirectory(),
        async gitdir => {
          const { tip: commit } = await BareClone.fetch({
            repository,
            branch,
            gitdir,
            signal: ctx.signal,
          });
          const read = await explainingGit(repository, () =>
            readTreeFiles({ gitdir, commit }),
          );
          return { tip: commit, ...read };
        },
      );
      for (const path of skipped) {
        ctx.logger.warn(
          `Left out ${path}: no ordinary file, or no path of every system`,
        );
      }
      await writeWorkspaceFiles(
        ctx.workspacePath,
        [{ targetPath, files }],
        ctx.signal,
      );
      // Also of a branch without files.
      await fs.mkdir(folder, { recursive: true });
      ctx.logger.info(`Read ${files.length} files of commit ${tip}`);
      ctx.output('repoUrl', repository.url);
      ctx.output('branch', branch);
      ctx.output('commitHash', tip);
    },
  });
}
