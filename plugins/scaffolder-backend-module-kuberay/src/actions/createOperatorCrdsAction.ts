import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  buildOperatorCrdsPart,
  operatorCrdsInputSchema,
} from 'backstage-plugin-kuberay-common/gitops';
import { z } from 'zod/v3';
import { placeManifests } from '../workspace/placeManifests';
import { splitWorkspaceInput } from '../workspace/splitWorkspaceInput';
import { workspaceInputs } from '../workspace/workspaceInputs';
import { examples } from './createOperatorCrdsAction.examples';
import { fileOutputs } from './generatedOutputs';
import { refuseSystemNamespaces } from './refuseSystemNamespaces';
import { refusingInvalidInput } from './refusingInvalidInput';

/** `kuberay:argocd:operator-crds`: the CRDs, an Application of their own because of their size. */
export function createOperatorCrdsAction() {
  return createTemplateAction({
    id: 'kuberay:argocd:operator-crds',
    description:
      'Writes the Argo CD Application of the KubeRay CRDs into the workspace; they are synced before the operator',
    examples,
    supportsDryRun: true,
    schema: {
      input: () => operatorCrdsInputSchema.extend(workspaceInputs),
      output: () => z.object(fileOutputs),
    },
    async handler(ctx) {
      const { generator, workspace } = splitWorkspaceInput(ctx.input);
      refuseSystemNamespaces(generator, ctx.logger);
      const part = refusingInvalidInput(() => buildOperatorCrdsPart(generator));
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
