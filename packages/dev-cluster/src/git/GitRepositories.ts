/** One file of a commit; `path` is relative to the repository's root. */
export interface GitFile {
  path: string;
  content: string;
}

/** What the stand-in Argo CD needs of the Git server, as its repo server would fetch it. */
export interface GitRepositories {
  /** Commit SHA of a branch, tag or `HEAD`; undefined when the server does not serve the URL or the revision. */
  resolve(options: {
    repoURL: string;
    revision: string;
  }): Promise<string | undefined>;
  /** Files below `directory`, recursively, sorted by path; empty when the directory is not there. */
  files(options: {
    repoURL: string;
    sha: string;
    directory: string;
  }): Promise<GitFile[]>;
  /** Tells the URL of a repository after each push; returns its own undo. */
  onPush(listener: (repoURL: string) => void): () => void;
}
