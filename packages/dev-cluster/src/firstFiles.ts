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

/** What the GitOps repositories hold when they are created; without seed no more than the directory of Applications. */
export function firstFiles(options: {
  seed: boolean;
}): Record<ClusterName, GitFile[]> {
  return options.seed
    ? {
        showcase: seedFiles('showcase'),
        sandbox: seedFiles('sandbox'),
        gallery: galleryFiles(),
      }
    : {
        showcase: onlyDirectory,
        sandbox: onlyDirectory,
        gallery: onlyDirectory,
      };
}
