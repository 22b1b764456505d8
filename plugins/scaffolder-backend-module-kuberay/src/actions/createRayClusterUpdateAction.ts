import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  editRayCluster,
  findApplications,
  rayClusterChangeSchema,
} from 'backstage-plugin-kuberay-common/gitops';
import { z } from 'zod/v3';
import { KuberayBackend } from '../backend/KuberayBackend';
import { askLiveReplicas } from '../rayclusters/askLiveReplicas';
import { describeEdit } from '../rayclusters/describeEdit';
import { findEdited } from '../rayclusters/findEdited';
import { findGuards } from '../rayclusters/findGuards';
import { refusingEdits } from '../rayclusters/refusingEdits';
import { logFindings } from '../workspace/logFindings';
import { readRepositoryContent } from '../workspace/readRepositoryContent';
import { toManifestFiles } from '../workspace/toManifestFiles';
import { writeWorkspaceFiles } from '../workspace/writeWorkspaceFiles';
import { examples } from './createRayClusterUpdateAction.examples';
import { editInputs, editOutputs } from './editInputs';

const inputSchema = rayClusterChangeSchema.extend({
  ...editInputs,
  entityRef: z
    .string()
    .optional()
    .describe(
      'Catalog entity of the cluster, e.g. resource:default/training: its live worker counts are asked from the KubeRay backend and, without the replica guard, written into Git, so that the sync loses no worker. Default: none are asked',
    ),
  withoutLiveCounts: z
    .boolean()
    .optional()
    .describe(
      'Go on although the live worker counts cannot be known: without the replica guard the sync then sets the counts of Git, and busy workers may go. Default: false',
    ),
});

const outputSchema = z.object({
  ...editOutputs,
  guarded: z
    .boolean()
    .describe(
      'Whether the repository has a replica guard for the namespace, so that a sync keeps the live counts',
    ),
  liveReplicas: z
    .record(z.number().int())
    .describe('Live spec.replicas by worker group, as far as they were known'),
});

/** `kuberay:raycluster:update`: day 2 of a RayCluster that is in Git. */
export function createRayClusterUpdateAction(options: {
  backend: KuberayBackend;
}) {
  const { backend } = options;
  return createTemplateAction({
    id: 'kuberay:raycluster:update',
    description:
      "Changes a RayCluster's Argo CD Application in a checkout (bounds, counts, images, versions, worker groups), keeping comments and formatting, and writes the changed files for publishing",
    examples,
    supportsDryRun: true,
    schema: { input: () => inputSchema, output: () => outputSchema },
    async handler(ctx) {
      const {
        repositoryPath,
        targetPath,
        application,
        applicationNamespace,
        entityRef,
        withoutLiveCounts = false,
        ...change
      } = ctx.input;
      const { logger, workspacePath } = ctx;
      if (
        entityRef !== undefined &&
        Object.keys(change.liveReplicas ?? {}).length > 0
      ) {
        throw new InputError(
          'liveReplicas: entityRef is given too, whose live counts are asked; give one of the two',
        );
      }
      const files = toManifestFiles(
        await readRepositoryContent({
          workspacePath,
          repositoryPath,
          logger,
        }),
      );
      const edited = {
        name: application,
        namespace: applicationNamespace || undefined,
      };
      const contents = new Map(files.map(file => [file.path, file.content]));
      const { facts } = findEdited(
        findApplications(files, path => contents.get(path)),
        edited,
      );
      const guarded = findGuards(files, logger).some(
        ({ destination, namespaces }) =>
          destination === facts.destination &&
          facts.namespace !== undefined &&
          namespaces.includes(facts.namespace),
      );
      const edit = (liveReplicas: Record<string, number>) =>
        refusingEdits(() =>
          editRayCluster({
            files,
            application: edited,
            change: { ...change, liveReplicas },
            guarded,
          }),
        );
      // First without the cluster: what is wrong about the inputs needs no answer of it.
      const given = change.liveReplicas ?? {};
      let result = edit(given);
      let live = given;
      if (entityRef !== undefined && result.changes.length > 0) {
        live = await askLiveReplicas({
          context: ctx,
          backend,
          entityRef,
          application: {
            ...edited,
            rayCluster: {
              namespace: withoutPlaceholder(facts.namespace),
              name: withoutPlaceholder(facts.cluster?.name),
            },
          },
          needed:
            !guarded &&
            !withoutLiveCounts &&
            facts.cluster?.autoscaling !== false,
        });
        result = edit(live);
      }
      logFindings(result.findings, logger);
      await writeWorkspaceFiles(workspacePath, [
        { targetPath, files: result.files },
      ]);
      for (const sentence of result.changes) {
        logger.info(sentence);
      }
      if (result.changes.length === 0) {
        logger.info('Nothing to change: Git says so already');
      }
      const paths = result.files.map(({ path }) => path);
      ctx.output('changed', result.files.length > 0);
      ctx.output('changes', result.changes);
      ctx.output('files', paths);
      ctx.output('guarded', guarded);
      ctx.output('liveReplicas', live);
      ctx.output('findings', result.findings);
      ctx.output(
        'summary',
        describeEdit({ ...result, files: paths, findings: result.findings }),
      );
    },
  });
}

/** What an ApplicationSet fills in is not known from the files. */
function withoutPlaceholder(text: string | undefined): string | undefined {
  return text === undefined || text === '' || text.includes('{{')
    ? undefined
    : text;
}
