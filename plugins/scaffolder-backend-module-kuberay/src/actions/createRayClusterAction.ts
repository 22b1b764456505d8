import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  buildRayClusterPart,
  rayClusterInputSchema,
} from 'backstage-plugin-kuberay-common/gitops';
import { z } from 'zod/v3';
import { placeManifests } from '../workspace/placeManifests';
import { splitWorkspaceInput } from '../workspace/splitWorkspaceInput';
import { workspaceInputs } from '../workspace/workspaceInputs';
import { examples } from './createRayClusterAction.examples';
import { clusterOutputs } from './generatedOutputs';
import { refusingInvalidInput } from './refusingInvalidInput';

/** `kuberay:argocd:raycluster`: one more RayCluster where CRDs and operator run already. */
export function createRayClusterAction() {
  return createTemplateAction({
    id: 'kuberay:argocd:raycluster',
    description:
      'Writes the Argo CD Application of one RayCluster into the workspace, for a destination that already has the KubeRay operator',
    examples,
    supportsDryRun: true,
    schema: {
      input: () => rayClusterInputSchema.extend(workspaceInputs),
      output: () => z.object(clusterOutputs),
    },
    async handler(ctx) {
      const { generator, workspace } = splitWorkspaceInput(ctx.input);
      const part = refusingInvalidInput(() => buildRayClusterPart(generator));
      const files = await placeManifests({
        context: ctx,
        input: workspace,
        files: part.files,
        findings: part.findings,
      });
      ctx.output('clusterName', part.clusterName);
      ctx.output('namespace', part.namespace);
      ctx.output('files', files);
      ctx.output('applications', part.applications);
      ctx.output('annotations', part.annotations);
    },
  });
}
