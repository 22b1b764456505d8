import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import fs from 'node:fs/promises';
import { dirname } from 'node:path';
import { BareClone } from '../git/BareClone';
import { findAllowedRepository, GitServer } from '../git/GitServer';
import { parseBranch } from '../git/parseBranch';
import { readTreeFiles } from '../git/readTreeFiles';
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
      const folder = resolveSafeChildPath(
        ctx.workspacePath,
        ctx.input.targetPath ?? '.',
      );
      ctx.logger.info(`Reading branch ${branch} of ${repository.url}`);
      const { gitdir, tip } = await BareClone.fetch({
        repository,
        branch,
        gitdir: await ctx.createTemporaryDirectory(),
        signal: ctx.signal,
      });
      const { files, skipped } = await readTreeFiles({ gitdir, commit: tip });
      for (const path of skipped) {
        ctx.logger.warn(`Left out ${path}: a symlink or a submodule`);
      }
      await fs.mkdir(folder, { recursive: true });
      for (const { path, content, mode } of files) {
        ctx.signal?.throwIfAborted();
        const target = resolveSafeChildPath(folder, path);
        await fs.mkdir(dirname(target), { recursive: true });
        await fs.writeFile(target, content, {
          mode: mode === '100755' ? 0o755 : 0o644,
        });
      }
      ctx.logger.info(`Read ${files.length} files of commit ${tip}`);
      ctx.output('repoUrl', repository.url);
      ctx.output('branch', branch);
      ctx.output('commitHash', tip);
    },
  });
}
