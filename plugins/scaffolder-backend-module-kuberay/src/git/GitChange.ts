import { GitFile } from './GitFile';

/** What a commit does: deletions first, then files. */
export interface GitChange {
  files: GitFile[];
  /** Files and folders of the repository, relative to its root. */
  deletePaths: string[];
}
