import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import fs from 'node:fs/promises';
import { dirname } from 'node:path';
import { BareClone } from '../git/BareClone';
import { findAllowedRepository, GitServer } from '../git/GitServer';
import { parseBranch } from '../git/parseBranch';
import { readTreeFiles } from '../git/readTreeFiles';
import { inTemporaryDirectory } from '../workspace/inTemporaryDirectory';
import { resolveWorkspacePath } from '../workspace/resolveWorkspacePath';
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
      const folder = resolveWorkspacePath({
        workspacePath: ctx.workspacePath,
        path: ctx.input.targetPath ?? '.',
        input: 'targetPath',
      });
      ctx.logger.info(`Reading branch ${branch} of ${repository.url}`);
      const { tip, files, skipped } = await inTemporaryDirectory(
        () => ctx.createTemporaryDirectory(),
        async gitdir => {
          const clone = await BareClone.fetch({
            repository,
            branch,
            gitdir,
            signal: ctx.signal,
          });
          const commit = clone.tip;
          return { tip: commit, ...(await readTreeFiles({ gitdir, commit })) };
        },
      );
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
