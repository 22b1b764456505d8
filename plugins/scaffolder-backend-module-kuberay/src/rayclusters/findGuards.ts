import { LoggerService } from '@backstage/backend-plugin-api';
import {
  findApplications,
  GUARD_NAME,
  GuardFileError,
  ManifestFile,
  ownerOf,
  readGuardedNamespaces,
} from 'backstage-plugin-kuberay-common/gitops';
import { parseAllDocuments } from 'yaml';
import { isJsonObject } from '../workspace/isJsonObject';

/** A replica guard that a repository holds. */
export interface RepositoryGuard {
  /** The file with the binding. */
  file: ManifestFile;
  /** Ray namespaces that it lists. */
  namespaces: string[];
  /** The cluster that it is applied to, in the spelling of `ApplicationFacts.destination`. */
  destination: string;
}

const IN_CLUSTER = 'https://kubernetes.default.svc';
const BINDING = 'MutatingAdmissionPolicyBinding';

/**
 * The replica guards of a repository: bindings whose policy is there as well.
 *
 * One that an Application brings goes to that one's destination, any other to the cluster of Argo CD, like all that a
 * root reads out of its own folder. One that is not understood is told and protects nothing.
 */
export function findGuards(
  files: readonly ManifestFile[],
  logger: LoggerService,
): RepositoryGuard[] {
  const bindings = files.filter(({ content }) => content.includes(BINDING));
  if (bindings.length === 0 || !files.some(holdsPolicy)) {
    return [];
  }
  const contents = new Map(files.map(({ path, content }) => [path, content]));
  const found = findApplications(files, path => contents.get(path));
  return bindings.flatMap(file => {
    const namespaces = readNamespaces(file, logger);
    return namespaces
      ? [
          {
            file,
            namespaces,
            destination:
              ownerOf(files, found, file.path)?.facts.destination ?? IN_CLUSTER,
          },
        ]
      : [];
  });
}

function readNamespaces(
  { path, content }: ManifestFile,
  logger: LoggerService,
): string[] | undefined {
  try {
    return readGuardedNamespaces(content);
  } catch (error) {
    if (!(error instanceof GuardFileError)) {
      throw error;
    }
    logger.warn(`${path} is not counted as a replica guard: ${error.message}`);
    return undefined;
  }
}

function holdsPolicy({ content }: ManifestFile): boolean {
  if (!content.includes('MutatingAdmissionPolicy')) {
    return false;
  }
  return parseAllDocuments(content, { logLevel: 'error' }).some(document => {
    const manifest: unknown =
      document.errors.length > 0 ? undefined : document.toJS();
    return (
      isJsonObject(manifest) &&
      manifest.kind === 'MutatingAdmissionPolicy' &&
      isJsonObject(manifest.metadata) &&
      manifest.metadata.name === GUARD_NAME
    );
  });
}
