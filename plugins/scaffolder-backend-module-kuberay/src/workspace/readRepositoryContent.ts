import {
  LoggerService,
  resolveSafeChildPath,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import fs from 'node:fs/promises';
import { posix } from 'node:path';
import { readRepositoryObjects } from './readRepositoryObjects';
import { RepositoryObject } from './RepositoryObject';
import { resolveWorkspacePath } from './resolveWorkspacePath';

const MANIFEST = /\.(ya?ml|json)$/i;
/** Larger files are data; no Application is that long. */
const MAX_MANIFEST_BYTES = 1024 * 1024;
const SKIPPED_FOLDERS = new Set(['.git', 'node_modules']);

/** What a checked-out GitOps repository holds already. */
export interface RepositoryContent {
  /** Argo CD's objects. */
  objects: RepositoryObject[];
  /** Text of each manifest file by its path relative to the repository's root. */
  manifests: Map<string, string>;
}

/**
 * Reads the manifests of a checkout in the workspace; symlinks are not followed.
 *
 * What is no YAML (a Helm template, say) is logged and left out: it cannot be an Application that Argo CD reads.
 *
 * @throws InputError when `repositoryPath` is no folder of the workspace
 */
export async function readRepositoryContent(options: {
  workspacePath: string;
  repositoryPath: string;
  logger: LoggerService;
}): Promise<RepositoryContent> {
  const { workspacePath, repositoryPath, logger } = options;
  const root = resolveWorkspacePath({
    workspacePath,
    path: repositoryPath,
    input: 'repositoryPath',
  });
  const isFolder = await fs.stat(root).then(
    stats => stats.isDirectory(),
    () => false,
  );
  if (!isFolder) {
    throw new InputError(
      `repositoryPath: ${repositoryPath} is no folder of the workspace; check the repository out first (kuberay:git:checkout)`,
    );
  }
  const content: RepositoryContent = { objects: [], manifests: new Map() };
  for (const file of await listManifests(root, '')) {
    const text = await fs.readFile(resolveSafeChildPath(root, file), 'utf8');
    content.manifests.set(file, text);
    const { objects, problems } = readRepositoryObjects({
      file,
      content: text,
    });
    content.objects.push(...objects);
    for (const problem of problems) {
      logger.warn(
        `${file} of the repository was not looked at wholly: it ${problem}`,
      );
    }
  }
  return content;
}

async function listManifests(root: string, folder: string): Promise<string[]> {
  const found: string[] = [];
  const entries = await fs.readdir(resolveSafeChildPath(root, folder), {
    withFileTypes: true,
  });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory() && !SKIPPED_FOLDERS.has(entry.name)) {
      found.push(...(await listManifests(root, path)));
    } else if (entry.isFile() && MANIFEST.test(entry.name)) {
      const { size } = await fs.stat(resolveSafeChildPath(root, path));
      if (size <= MAX_MANIFEST_BYTES) {
        found.push(path);
      }
    }
  }
  return found;
}
