import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { digestChange } from '../git/digestChange';
import { findAllowedRepository, GitServer } from '../git/GitServer';
import { parseAuthor } from '../git/parseAuthor';
import { parseBranch } from '../git/parseBranch';
import { parseCommitMessage } from '../git/parseCommitMessage';
import { parseRepositoryPath } from '../git/parseRepositoryPath';
import { parseDeletePaths } from '../git/parseDeletePaths';
import { publishFiles } from '../git/publishFiles';
import { readSourceFiles } from '../workspace/readSourceFiles';
import { examples } from './createGitPublishAction.examples';

const DEFAULT_AUTHOR = {
  name: 'KubeRay for Backstage',
  email: 'kuberay@backstage.invalid',
};

/** `kuberay:git:publish`: files of the workspace onto a branch, and others away from it, by a direct push or on a branch for review. */
export function createGitPublishAction(options: { servers: GitServer[] }) {
  const { servers } = options;
  return createTemplateAction({
    id: 'kuberay:git:publish',
    description:
      'Commits files of the workspace and deletions to a branch and pushes it, to a Git server on the allow-list kuberay.git.servers; never by force, and without a commit when nothing changed',
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
          z
            .string()
            .optional()
            .describe(
              'Branch to push to; it must exist, unless baseBranch is given. Default: main',
            ),
        baseBranch: z =>
          z
            .string()
            .optional()
            .describe(
              'Branch from which `branch` is made when it is not there, e.g. main with `branch: add-training` for a review. Default: none, a missing branch is refused',
            ),
        baseCommit: z =>
          z
            .string()
            .regex(/^[0-9a-f]{40}$/)
            .optional()
            .describe(
              'Commit that the files were made to fit (output commitHash of kuberay:git:checkout). Where somebody has since changed one of our paths, an Application or a replica guard, nothing is published. Default: only our paths are watched, during the push',
            ),
        sourcePath: z =>
          z
            .string()
            .optional()
            .describe(
              'Folder of the workspace whose files are to be in the repository; may be left out, or be without files, where deletePaths is given',
            ),
        deletePaths: z =>
          z
            .array(z.string())
            .optional()
            .describe(
              'Files and folders of the repository to delete, relative to its root; what is not there is gone already. Default: none',
            ),
        targetPath: z =>
          z
            .string()
            .optional()
            .describe(
              'Folder of the repository to put them in. Files that are there and not in sourcePath stay. Default: the root',
            ),
        commitMessage: z =>
          z.string().describe('Message of the commit, first line and more'),
        authorName: z =>
          z
            .string()
            .optional()
            .describe(
              `Name of the commit's author. Default: ${DEFAULT_AUTHOR.name}`,
            ),
        authorEmail: z =>
          z
            .string()
            .optional()
            .describe(
              `Address of the commit's author. Default: ${DEFAULT_AUTHOR.email}`,
            ),
      },
      output: {
        commitHash: z =>
          z
            .string()
            .describe(
              'The commit that holds the files; `dry-run` in a dry run',
            ),
        remoteUrl: z => z.string().describe('Address of the repository'),
        branch: z => z.string().describe('The branch that holds them'),
        changed: z =>
          z
            .boolean()
            .describe(
              'False when the branch already was as wanted and no commit was made',
            ),
      },
    },
    async handler(ctx) {
      const { input, logger, workspacePath } = ctx;
      const repository = findAllowedRepository(servers, input.repoUrl);
      const branch = parseBranch(input.branch ?? 'main');
      const message = parseCommitMessage(input.commitMessage);
      const author = parseAuthor({
        name: input.authorName ?? DEFAULT_AUTHOR.name,
        email: input.authorEmail ?? DEFAULT_AUTHOR.email,
      });
      const baseBranch =
        input.baseBranch === undefined
          ? undefined
          : parseBranch(input.baseBranch, 'baseBranch');
      const { sourcePath } = input;
      const deletePaths = parseDeletePaths(input.deletePaths ?? []);
      if (sourcePath === undefined && deletePaths.length === 0) {
        throw new InputError(
          'sourcePath: missing, and there is nothing in deletePaths; give at least one of them',
        );
      }
      const targetPath = parseRepositoryPath({
        path: input.targetPath ?? '.',
        input: 'targetPath',
      });
      const files =
        sourcePath === undefined
          ? []
          : await readSourceFiles({
              workspacePath,
              sourcePath,
              targetPath,
              mayBeEmpty: input.deletePaths !== undefined,
            });
      const change = { files, deletePaths };
      ctx.output('remoteUrl', repository.url);
      ctx.output('branch', branch);
      if (ctx.isDryRun) {
        for (const { path } of files) {
          logger.info(`Would publish ${path} to ${repository.url}`);
        }
        for (const path of deletePaths) {
          logger.info(`Would delete ${path} from ${repository.url}`);
        }
        ctx.output('commitHash', 'dry-run');
        ctx.output('changed', false);
        return;
      }
      // Publishing is idempotent by content; the checkpoint saves a recovered task the clone, and keeps `changed` true.
      const { commitHash, changed } = await ctx.checkpoint({
        key: `kuberay.git.publish.${repository.url}.${branch}.${digestChange(
          change,
        )}`,
        fn: () =>
          publishFiles({
            repository,
            branch,
            baseBranch,
            change,
            baseCommit: input.baseCommit,
            message,
            author,
            createTemporaryDirectory: () => ctx.createTemporaryDirectory(),
            signal: ctx.signal,
          }),
      });
      logger.info(
        changed
          ? `Pushed commit ${commitHash} to branch ${branch} of ${repository.url}`
          : `Branch ${branch} of ${repository.url} already is as wanted (commit ${commitHash})`,
      );
      ctx.output('commitHash', commitHash);
      ctx.output('changed', changed);
    },
  });
}
