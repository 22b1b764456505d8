import type { Path } from './Path';

/** What a source of an Application brings. @public */
export type SourceRole = 'crds' | 'operator' | 'cluster' | 'other';

/** One source of an Application, as far as it is text. @public */
export interface SourceFacts {
  /** In the manifest: `spec.source` or `spec.sources[i]`. */
  path: Path;
  role: SourceRole;
  repoURL?: string;
  /** Of a Helm repository. */
  chart?: string;
  /** Folder of a Git repository. */
  folder?: string;
  /** Name under which other sources read values from this one. */
  ref?: string;
  targetRevision?: string;
}
