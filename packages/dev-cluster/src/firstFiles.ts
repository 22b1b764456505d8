import type { ClusterName } from './clusterNames';
import type { GitFile } from './git/GitRepositories';
import { APPLICATIONS_DIRECTORY } from './rootApplication';
import { galleryFiles, seedFiles } from './seed';

/** The directory has to be there from the start, or the root Application cannot be compared. */
const onlyDirectory: GitFile[] = [
  {
    path: `${APPLICATIONS_DIRECTORY}/README.md`,
    content: 'One directory per Ray stack, with its Argo CD Applications.\n',
  },
];

/** What the GitOps repositories hold when they are created; without a seed no more than the directory of Applications. */
export function firstFiles(
  seeded: Record<ClusterName, boolean>,
): Record<ClusterName, GitFile[]> {
  return {
    showcase: seeded.showcase ? seedFiles('showcase') : onlyDirectory,
    sandbox: seeded.sandbox ? seedFiles('sandbox') : onlyDirectory,
    gallery: seeded.gallery ? galleryFiles() : onlyDirectory,
  };
}
