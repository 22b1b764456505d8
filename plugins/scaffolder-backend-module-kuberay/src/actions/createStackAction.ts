import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  buildRayStack,
  rayStackInputSchema,
} from 'backstage-plugin-kuberay-common/gitops';
import { z } from 'zod/v3';
import { placeManifests } from '../workspace/placeManifests';
import { splitWorkspaceInput } from '../workspace/splitWorkspaceInput';
import { workspaceInputs } from '../workspace/workspaceInputs';
import { examples } from './createStackAction.examples';
import { clusterOutputs } from './generatedOutputs';
import { refusingInvalidInput } from './refusingInvalidInput';

/** `kuberay:argocd:stack`: CRDs, operator and RayCluster as Argo CD Applications. */
export function createStackAction() {
  return createTemplateAction({
    id: 'kuberay:argocd:stack',
    description:
      'Writes the Argo CD Applications of a whole Ray stack (KubeRay CRDs, operator and an autoscaling RayCluster) into the workspace',
    examples,
    supportsDryRun: true,
    schema: {
      input: () => rayStackInputSchema.extend(workspaceInputs),
      output: () => z.object(clusterOutputs),
    },
    async handler(ctx) {
      const { generator, workspace } = splitWorkspaceInput(ctx.input);
      const stack = refusingInvalidInput(() => buildRayStack(generator));
      const files = await placeManifests({
        context: ctx,
        input: workspace,
        files: stack.files,
        findings: stack.findings,
      });
      ctx.output('clusterName', stack.clusterName);
      ctx.output('namespace', stack.namespace);
      ctx.output('files', files);
      ctx.output('applications', stack.applications);
      ctx.output('annotations', stack.annotations);
    },
  });
}
