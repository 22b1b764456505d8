import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  findApplications,
  removeRayCluster,
} from 'backstage-plugin-kuberay-common/gitops';
import fs from 'node:fs/promises';
import { z } from 'zod/v3';
import { describeEdit } from '../rayclusters/describeEdit';
import { findCatalogFile } from '../rayclusters/findCatalogFile';
import { findEdited } from '../rayclusters/findEdited';
import { refusingEdits } from '../rayclusters/refusingEdits';
import { logFindings } from '../workspace/logFindings';
import { readRepositoryContent } from '../workspace/readRepositoryContent';
import { resolveWorkspacePath } from '../workspace/resolveWorkspacePath';
import { toManifestFiles } from '../workspace/toManifestFiles';
import { writeWorkspaceFiles } from '../workspace/writeWorkspaceFiles';
import { examples } from './createRayClusterRemoveAction.examples';
import { editInputs, editOutputs } from './editInputs';

const inputSchema = z.object({
  ...editInputs,
  catalogInfoPath: z
    .string()
    .optional()
    .describe(
      'File of the repository with the catalog entity of the cluster, which goes along. Default: none',
    ),
  confirm: z
    .boolean()
    .describe(
      'Must be true: as soon as this is published, Argo CD deletes the RayCluster, its head and all of its workers with everything that runs on them, and nothing brings that back',
    ),
  leaveRunning: z
    .boolean()
    .optional()
    .describe(
      'Of an Application without finalizer: take it out although RayCluster and pods then run on without anybody who watches them. Default: false, refused',
    ),
});

const outputSchema = z.object({
  ...editOutputs,
  deletePaths: z
    .array(z.string())
    .describe(
      'Files that go, relative to the root of the repository: deletePaths of kuberay:git:publish',
    ),
});

/** `kuberay:raycluster:remove`: the end of a RayCluster that is in Git. */
export function createRayClusterRemoveAction() {
  return createTemplateAction({
    id: 'kuberay:raycluster:remove',
    description:
      "Takes a RayCluster's Argo CD Application out of a checkout, with its values file, its place in the replica guard and its catalog file; operator and CRDs stay",
    examples,
    supportsDryRun: true,
    schema: { input: () => inputSchema, output: () => outputSchema },
    async handler(ctx) {
      const { input, logger, workspacePath } = ctx;
      const { application, targetPath } = input;
      if (!input.confirm) {
        throw new InputError(
          `confirm: must be true, since Argo CD then deletes the RayCluster of ${application} with its head, all of its workers and everything that runs on them`,
        );
      }
      const folder = resolveWorkspacePath({
        workspacePath,
        path: targetPath,
        input: 'targetPath',
      });
      const files = toManifestFiles(
        await readRepositoryContent({
          workspacePath,
          repositoryPath: input.repositoryPath,
          logger,
        }),
      );
      const catalog = findCatalogFile(files, input.catalogInfoPath);
      const contents = new Map(files.map(file => [file.path, file.content]));
      const found = findApplications(files, path => contents.get(path));
      const edited = {
        name: application,
        namespace: input.applicationNamespace || undefined,
      };
      const isGone =
        catalog.state === 'gone' &&
        !found.documents.some(({ facts }) => facts.name === application);
      if (!isGone) {
        findEdited(found, edited);
      }
      // A task that is run again after its push has nothing to take out; a wrong name would have left its catalog file.
      const removed = isGone
        ? { files: [], deleted: [], changes: [], findings: [] }
        : refusingEdits(() =>
            removeRayCluster({
              files,
              application: edited,
              leaveRunning: input.leaveRunning,
            }),
          );
      const deletePaths = [
        ...removed.deleted,
        ...(catalog.state === 'goes' ? [catalog.path] : []),
      ];
      const notes = isGone
        ? [`The repository has nothing of ${application} any more`]
        : catalog.notes;
      logFindings(removed.findings, logger);
      await writeWorkspaceFiles(workspacePath, [
        { targetPath, files: removed.files },
      ]);
      // Also without changed files: publish is told to take its files from here.
      await fs.mkdir(folder, { recursive: true });
      for (const sentence of [...removed.changes, ...notes]) {
        logger.info(sentence);
      }
      const paths = removed.files.map(({ path }) => path);
      ctx.output('changed', paths.length + deletePaths.length > 0);
      ctx.output('changes', removed.changes);
      ctx.output('files', paths);
      ctx.output('deletePaths', deletePaths);
      ctx.output('findings', removed.findings);
      ctx.output(
        'summary',
        describeEdit({
          changes: removed.changes,
          files: paths,
          deleted: deletePaths,
          findings: removed.findings,
          notes,
        }),
      );
    },
  });
}
