import type { SourceView } from 'backstage-plugin-kuberay-common';

/** Whether what a view does not hold is not there, not read yet, or cannot be read. */
export type Knowledge = 'known' | 'reading' | 'unknown';

/** What an empty list means that was read from this source. */
export function knowledgeOf(source: SourceView | undefined): Knowledge {
  switch (source?.freshness.state) {
    case 'live':
    case 'stale':
      return 'known';
    case 'syncing':
      return 'reading';
    // Failed, or read from a source that the view does not name.
    default:
      return 'unknown';
  }
}
