import { z } from 'zod/v3';
import { findingsOutput } from './findingOutput';

/** Inputs of every action that edits a checkout. */
export const editInputs = {
  repositoryPath: z
    .string()
    .describe(
      'Folder of the workspace with a checkout of the GitOps repository (kuberay:git:checkout)',
    ),
  application: z
    .string()
    .min(1)
    .describe('Name of the Argo CD Application that deploys the RayCluster'),
  applicationNamespace: z
    .string()
    .optional()
    .describe(
      'Its namespace; needed only where the repository has two of that name',
    ),
  targetPath: z
    .string()
    .describe(
      'Folder of the workspace for the changed files, at their paths in the repository: sourcePath of kuberay:git:publish. Files that do not change are not written',
    ),
};

/** Outputs of every action that edits a checkout. */
export const editOutputs = {
  changed: z.boolean().describe('Whether there is anything to publish'),
  changes: z.array(z.string()).describe('One sentence for each change'),
  files: z
    .array(z.string())
    .describe('Changed files, relative to the root of the repository'),
  summary: z
    .string()
    .describe(
      'All of it as Markdown, for a pull request or the page of the task',
    ),
  findings: findingsOutput,
};
