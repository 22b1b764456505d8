import { posix } from 'node:path';

/** A folder of the workspace and where in the repository it is published. */
export interface Mapping {
  /** Relative to the workspace, normal form. */
  workspace: string;
  /** Relative to the repository's root, normal form, `''` for the root. */
  repository: string;
}

/**
 * Where in the workspace a file must stand to be published at a path of the repository.
 *
 * @returns undefined where no mapping tells
 */
export function workspacePathOf(
  path: string,
  mappings: readonly Mapping[],
): string | undefined {
  for (const { workspace, repository } of mappings) {
    if (workspace === repository) {
      return path;
    }
    if (repository === '') {
      return posix.join(workspace, path);
    }
    if (workspace.endsWith(`/${repository}`)) {
      return posix.join(workspace.slice(0, -repository.length), path);
    }
    if (path.startsWith(`${repository}/`)) {
      return posix.join(workspace, path.slice(repository.length + 1));
    }
  }
  return undefined;
}
