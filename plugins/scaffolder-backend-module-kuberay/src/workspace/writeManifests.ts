import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { ManifestFile } from 'backstage-plugin-kuberay-common/gitops';
import fs from 'node:fs/promises';
import { dirname, posix } from 'node:path';
import { resolveWorkspacePath } from './resolveWorkspacePath';

/**
 * Writes files below a folder of the workspace, replacing what is there.
 *
 * @returns their paths, relative to the workspace
 * @throws InputError when `targetPath` would leave the workspace
 */
export async function writeManifests(options: {
  workspacePath: string;
  targetPath: string;
  files: ManifestFile[];
}): Promise<string[]> {
  const { workspacePath, targetPath, files } = options;
  const folder = resolveWorkspacePath({
    workspacePath,
    path: targetPath,
    input: 'targetPath',
  });
  const written: string[] = [];
  for (const file of files) {
    const path = resolveSafeChildPath(folder, file.path);
    await fs.mkdir(dirname(path), { recursive: true });
    await fs.writeFile(path, file.content);
    written.push(posix.join(targetPath, file.path));
  }
  return written;
}
