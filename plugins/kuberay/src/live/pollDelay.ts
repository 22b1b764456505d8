import type { EntityView } from 'backstage-plugin-kuberay-common';

/** Seconds between two reads of a cluster at rest, unless the app configures another number. */
export const DEFAULT_POLL_SECONDS = 5;

/** Seconds between two reads while something is in progress: somebody is probably watching it. */
const IN_PROGRESS_POLL_SECONDS = 2;

/** Milliseconds until the next read where no stream can be had: sooner while something moves. */
export function pollDelayMs(view: EntityView, pollSeconds: number): number {
  const seconds = isInProgress(view)
    ? Math.min(IN_PROGRESS_POLL_SECONDS, pollSeconds)
    : pollSeconds;
  return seconds * 1000;
}

function isInProgress({ verdict, sources }: EntityView): boolean {
  return (
    verdict.tone === 'progressing' ||
    // Most of those that look at a cluster which is not there have just created it.
    verdict.code === 'missing' ||
    sources.some(({ freshness }) => freshness.state === 'syncing')
  );
}
