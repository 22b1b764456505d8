import { WorkspaceInput } from './workspaceInputs';

/** Parts an action's input into what the generator takes, which refuses keys it does not know, and where the files go. */
export function splitWorkspaceInput<T extends WorkspaceInput>(
  input: T,
): {
  generator: Omit<T, keyof WorkspaceInput>;
  workspace: WorkspaceInput;
} {
  const {
    targetPath,
    repositoryPath,
    repositoryTargetPath,
    overwrite,
    guardTargetPath,
    guardRepositoryPath,
    ...generator
  } = input;
  return {
    generator,
    workspace: {
      targetPath,
      repositoryPath,
      repositoryTargetPath,
      overwrite,
      guardTargetPath,
      guardRepositoryPath,
    },
  };
}
