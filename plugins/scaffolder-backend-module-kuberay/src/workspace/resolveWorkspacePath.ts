import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';

/**
 * The absolute path of something in the workspace, symlinks on the way considered.
 *
 * @param options.input - name of the action's input that `path` comes from
 * @throws InputError naming that input when the path leaves the workspace
 */
export function resolveWorkspacePath(options: {
  workspacePath: string;
  path: string;
  input: string;
}): string {
  const { workspacePath, path, input } = options;
  try {
    return resolveSafeChildPath(workspacePath, path);
  } catch (error) {
    if (error instanceof Error && error.name === 'NotAllowedError') {
      throw new InputError(
        `${input}: ${JSON.stringify(path)} leads out of the workspace`,
      );
    }
    throw error;
  }
}
