import { z } from 'zod/v3';

/** Inputs that every generating action takes beside those of the generator. */
export const workspaceInputs = {
  targetPath: z
    .string()
    .optional()
    .describe(
      'Folder of the workspace to write the files to; created when it is not there. Default: the workspace itself',
    ),
  repositoryPath: z
    .string()
    .optional()
    .describe(
      'Folder of the workspace with a checkout of the GitOps repository (kuberay:git:checkout). With it the action refuses to redefine an Application of another file, to install a second operator for one destination, and to replace files. Default: no such check',
    ),
  repositoryTargetPath: z
    .string()
    .optional()
    .describe(
      'Folder of that repository in which the files will be published, so that they can be compared with what is there. Default: targetPath',
    ),
  overwrite: z
    .boolean()
    .optional()
    .describe(
      'Replace files that the repository already has with other content. Default: false, a name that is taken is refused',
    ),
};

const workspaceInputSchema = z.object(workspaceInputs);

/** Where the files go, and what they are compared with. */
export type WorkspaceInput = z.infer<typeof workspaceInputSchema>;
