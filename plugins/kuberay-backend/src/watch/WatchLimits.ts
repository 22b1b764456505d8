/** How long a reflector waits for a word, in milliseconds. */
export interface WatchLimits {
  /** A list may be as long as its cluster is large, but whoever reads the old data has to hear of it. */
  listMs: number;
  /** Between two words of a watch. */
  silenceMs: number;
  /** Between two words of a list that is streamed: a server that does not know of that waits for a change. */
  streamSilenceMs: number;
}

/**
 * API servers send a bookmark about once a minute, or end the watch where the kind asks for it; one may be late. This
 * is also how a cut between the Kubernetes plugin and the cluster is noticed: the proxy (http-proxy 1.18) leaves our
 * side open when its own side breaks.
 */
export const WATCH_LIMITS: WatchLimits = {
  listMs: 30_000,
  silenceMs: 90_000,
  streamSilenceMs: 10_000,
};
