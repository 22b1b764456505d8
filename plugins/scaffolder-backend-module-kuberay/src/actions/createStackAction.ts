import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  buildRayStack,
  rayStackInputSchema,
} from 'backstage-plugin-kuberay-common/gitops';
import { z } from 'zod/v3';
import { KuberayBackend } from '../backend/KuberayBackend';
import { placeStack } from '../rayclusters/placeStack';
import { withKubernetesVersion } from '../rayclusters/withKubernetesVersion';
import { splitWorkspaceInput } from '../workspace/splitWorkspaceInput';
import { guardInputs, workspaceInputs } from '../workspace/workspaceInputs';
import { examples } from './createStackAction.examples';
import { clusterOutputs } from './generatedOutputs';
import { refuseSystemNamespaces } from './refuseSystemNamespaces';
import { refusingInvalidInput } from './refusingInvalidInput';

/** `kuberay:argocd:stack`: CRDs, operator and RayCluster as Argo CD Applications. */
export function createStackAction(options: { backend: KuberayBackend }) {
  const { backend } = options;
  return createTemplateAction({
    id: 'kuberay:argocd:stack',
    description:
      'Writes the Argo CD Applications of a whole Ray stack (KubeRay CRDs, operator and an autoscaling RayCluster) into the workspace',
    examples,
    supportsDryRun: true,
    schema: {
      input: () =>
        rayStackInputSchema.extend({ ...workspaceInputs, ...guardInputs }),
      output: () => z.object(clusterOutputs),
    },
    async handler(ctx) {
      const { generator, workspace } = splitWorkspaceInput(ctx.input);
      refuseSystemNamespaces(generator, ctx.logger);
      const { stack, files, guarded } = await placeStack({
        context: ctx,
        input: workspace,
        generator: await withKubernetesVersion(generator, ctx, backend),
        build: input => refusingInvalidInput(() => buildRayStack(input)),
      });
      ctx.output('clusterName', stack.clusterName);
      ctx.output('namespace', stack.namespace);
      ctx.output('replicaGuard', guarded);
      ctx.output('files', files);
      ctx.output('applications', stack.applications);
      ctx.output('annotations', stack.annotations);
      ctx.output('findings', stack.findings);
    },
  });
}
