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
      'Folder of the workspace with a checkout of the GitOps repository (kuberay:git:checkout). With it the action refuses to redefine an Application, ApplicationSet or AppProject of another file, to install a second operator for one destination, and to replace files. Default: no such check',
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

/** Inputs of the actions that may write a replica guard. */
export const guardInputs = {
  guardTargetPath: z
    .string()
    .optional()
    .describe(
      'Folder of the workspace for policy and binding of the replica guard, with replicaGuard.placement directory. Default: where the other files go',
    ),
  guardRepositoryPath: z
    .string()
    .optional()
    .describe(
      'Folder of the repository in which that file will be published. A guard that the checkout holds for the same destination is extended where it stands. Default: guardTargetPath',
    ),
};

const workspaceInputSchema = z.object({ ...workspaceInputs, ...guardInputs });

/** Where the files go, and what they are compared with. */
export type WorkspaceInput = z.infer<typeof workspaceInputSchema>;
