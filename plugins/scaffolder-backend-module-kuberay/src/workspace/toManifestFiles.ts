import { ManifestFile } from 'backstage-plugin-kuberay-common/gitops';
import { RepositoryContent } from './readRepositoryContent';

/** The manifests of a checkout as the edits take them, paths relative to the repository's root. */
export function toManifestFiles(content: RepositoryContent): ManifestFile[] {
  return [...content.manifests].map(([path, text]) => ({
    path,
    content: text,
  }));
}
