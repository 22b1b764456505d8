import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  buildOperatorPart,
  operatorInputSchema,
} from 'backstage-plugin-kuberay-common/gitops';
import { z } from 'zod/v3';
import { placeManifests } from '../workspace/placeManifests';
import { splitWorkspaceInput } from '../workspace/splitWorkspaceInput';
import { workspaceInputs } from '../workspace/workspaceInputs';
import { examples } from './createOperatorAction.examples';
import { fileOutputs } from './generatedOutputs';
import { refuseSystemNamespaces } from './refuseSystemNamespaces';
import { refusingInvalidInput } from './refusingInvalidInput';

/** `kuberay:argocd:operator`: the operator, with `skipCrds`. */
export function createOperatorAction() {
  return createTemplateAction({
    id: 'kuberay:argocd:operator',
    description:
      'Writes the Argo CD Application of the KubeRay operator, without CRDs, into the workspace',
    examples,
    supportsDryRun: true,
    schema: {
      input: () => operatorInputSchema.extend(workspaceInputs),
      output: () => z.object(fileOutputs),
    },
    async handler(ctx) {
      const { generator, workspace } = splitWorkspaceInput(ctx.input);
      refuseSystemNamespaces(generator, ctx.logger);
      const part = refusingInvalidInput(() => buildOperatorPart(generator));
      const files = await placeManifests({
        context: ctx,
        input: workspace,
        files: [part.file],
        findings: part.findings,
      });
      ctx.output('files', files);
      ctx.output('applications', [part.application]);
      ctx.output('findings', part.findings);
    },
  });
}
