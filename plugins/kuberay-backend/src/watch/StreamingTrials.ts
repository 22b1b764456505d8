import { classifyKubeError } from '../kube/classifyKubeError';
import type { KubeErrorCode } from '../kube/KubeError';
import { StreamCut } from './WatchCut';

/** How long a server that would not stream a list is asked for pages: it may be upgraded. */
const PAGES_FOR_MS = 3_600_000;

/** A list by pages would fail in the same way. */
const SAME_BY_PAGES: ReadonlySet<KubeErrorCode> = new Set([
  'unreachable',
  'unauthorized',
  'not-installed',
  'unknown-cluster',
]);

/**
 * Whether to ask a server for a streaming list or for pages.
 *
 * Streaming is tried first: a large list arrives in the time of one request, nothing is held but what we keep of it, and
 * the watch behind it has begun already. Kubernetes has it since 1.32, not always switched on, and who stands between
 * us and the server may not bear it. So whatever goes wrong with it, except for what would go wrong with pages as well,
 * means pages for an hour, the first of them at once. While a cluster cannot be reached, both are tried in turn.
 */
export class StreamingTrials {
  /** On the steady clock. */
  #pagesUntil = -Infinity;
  #pagesOnce = false;

  private constructor() {}

  static create(): StreamingTrials {
    return new StreamingTrials();
  }

  /** How to ask for the next list. */
  next(): 'stream' | 'pages' {
    const isPages = this.#pagesOnce || performance.now() < this.#pagesUntil;
    this.#pagesOnce = false;
    return isPages ? 'pages' : 'stream';
  }

  /** Whether this failure is one that only means to ask for pages, at once. */
  failed(error: unknown): boolean {
    if (!(error instanceof StreamCut)) {
      return false;
    }
    const { code } = classifyKubeError(error.cause);
    if (!error.begun && SAME_BY_PAGES.has(code)) {
      // Or is it only watches that are cut? The next attempt tells.
      this.#pagesOnce = code === 'unreachable';
      return false;
    }
    this.#pagesUntil = performance.now() + PAGES_FOR_MS;
    return true;
  }
}
