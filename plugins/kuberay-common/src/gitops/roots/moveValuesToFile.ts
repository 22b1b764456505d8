import type {
  ApplicationManifest,
  MultiSourceManifest,
} from '../applications/ApplicationManifest';
import type { RayStackInput } from '../input/rayStackInputSchema';
import type { ManifestFile } from '../RayStack';
import { renderManifest } from '../renderManifest';
import { repositoryPath } from '../repositoryPath';

type Gitops = NonNullable<RayStackInput['gitops']>;

/** Argo CD renders no file of a directory that holds this text; a root that reads subfolders would stumble over values. */
const NOT_A_MANIFEST = '# +argocd:skip-file-rendering';

/**
 * Puts the Helm values of an Application into a file of the Git repository, from where Argo CD
 * takes them as `$values` (domain.md 6.7; recorded/multi-source): an edit of the file is a commit
 * that Argo CD sees, whoever watches the Application.
 *
 * @param name - of the file, without its ending.
 */
export function moveValuesToFile(
  application: ApplicationManifest,
  gitops: Gitops,
  name: string = application.metadata.name,
): { application: MultiSourceManifest; file: ManifestFile } {
  const { destination, ignoreDifferences, project, source, syncPolicy } =
    application.spec;
  const { valuesObject = {}, ...helm } = source.helm ?? {};
  return {
    application: {
      ...application,
      spec: {
        project,
        destination,
        sources: [
          {
            ...source,
            helm: { ...helm, valueFiles: [valuesReference(gitops, name)] },
          },
          {
            repoURL: gitops.repoURL,
            targetRevision: gitops.revision,
            ref: 'values',
          },
        ],
        ...(ignoreDifferences && { ignoreDifferences }),
        syncPolicy,
      },
    },
    file: valuesFile(name, valuesObject),
  };
}

/** The file of values, relative to the folder of the stack. */
export function valuesFile(
  name: string,
  values: Record<string, unknown>,
): ManifestFile {
  return {
    path: `values/${name}.yaml`,
    content: `# Helm values of chart ray-cluster, read by Argo CD as $values.\n${NOT_A_MANIFEST}\n${renderManifest(
      values,
    )}`,
  };
}

/** The same file as a source of Helm names it. */
export function valuesReference(gitops: Gitops, name: string): string {
  return `$values/${repositoryPath(gitops.path, `values/${name}.yaml`)}`;
}
