import { toError } from '@backstage/errors';
import type { EntityView } from 'backstage-plugin-kuberay-common';
import { encodeView } from './encodeView';

/** At most two views a second, whatever happens. */
const PUBLISH_INTERVAL_MS = 500;

/** The first change is told at once; but changes that are nothing to see cost no more than this. */
const COMPUTE_INTERVAL_MS = 50;

/** Some verdicts come with time alone: a pod that has been waiting for five minutes. */
const REVIEW_INTERVAL_MS = 10_000;

/** Options of `EntityProjection.start`. */
export interface EntityProjectionOptions {
  /** The view as it is now. */
  compute: () => EntityView;
  /** Calls back whenever the view that is given by `current` may have changed; returns its own undo. */
  subscribe: (options: {
    current: () => EntityView;
    changed: () => void;
  }) => () => void;
  /** For tests; `Math.random` without it. */
  random?: () => number;
}

/**
 * The view of one entity while somebody watches it: computed once for all its viewers.
 *
 * It is published when its ETag has changed: the first change at once, then at most twice a second, and looked at anew
 * every ten seconds without any change. A projection that failed has failed for all who watch it.
 */
export class EntityProjection {
  readonly #compute: () => EntityView;
  readonly #undo: () => void;
  #review?: NodeJS.Timeout;
  readonly #waiting = new Set<() => void>();
  #view: EntityView;
  #published: EntityView;
  #publications = 0;
  #failure?: Error;
  #isOutdated = false;
  #computedAt = performance.now();
  /** Before the first one, there is nothing to keep a distance from. */
  #publishedAt = -Infinity;
  #timer?: NodeJS.Timeout;

  private constructor(options: EntityProjectionOptions) {
    this.#compute = options.compute;
    this.#view = options.compute();
    this.#published = this.#view;
    this.#undo = options.subscribe({
      current: () => this.#view,
      changed: () => this.#changed(),
    });
    // Pages that were opened together, as after a restart, are not all looked at together.
    const { random = Math.random } = options;
    this.#reviewIn(REVIEW_INTERVAL_MS * random());
  }

  /** Runs until `stop()`. */
  static start(options: EntityProjectionOptions): EntityProjection {
    return new EntityProjection(options);
  }

  stop(): void {
    this.#undo();
    clearTimeout(this.#review);
    clearTimeout(this.#timer);
  }

  /** How often something was published; a viewer who has seen this many waits for the next one. */
  get publications(): number {
    return this.#publications;
  }

  /** The view that was published last. @throws what the computation threw */
  get published(): EntityView {
    if (this.#failure) {
      throw this.#failure;
    }
    return this.#published;
  }

  /** The view as it is now, published or not. @throws what the computation throws */
  read(): EntityView {
    if (this.#isOutdated) {
      this.#view = this.#compute();
      this.#isOutdated = false;
      this.#computedAt = performance.now();
    }
    return this.#view;
  }

  /** Resolves when there are more publications than the caller has seen, when the signal aborts, or after `timeoutMs`. */
  async nextPublication(options: {
    seen: number;
    signal: AbortSignal;
    timeoutMs: number;
  }): Promise<void> {
    const { seen, signal, timeoutMs } = options;
    if (this.#publications > seen || signal.aborted) {
      return;
    }
    await new Promise<void>(resolve => {
      const ended = new AbortController();
      const end = () => {
        ended.abort();
        this.#waiting.delete(end);
        resolve();
      };
      const timer = setTimeout(end, timeoutMs);
      ended.signal.addEventListener('abort', () => clearTimeout(timer));
      signal.addEventListener('abort', end, { signal: ended.signal });
      this.#waiting.add(end);
    });
  }

  #reviewIn(ms: number): void {
    this.#review = setTimeout(() => {
      this.#changed();
      this.#reviewIn(REVIEW_INTERVAL_MS);
    }, ms);
  }

  #changed(): void {
    this.#isOutdated = true;
    const due = Math.max(
      this.#computedAt + COMPUTE_INTERVAL_MS,
      this.#publishedAt + PUBLISH_INTERVAL_MS,
    );
    // Never in the midst of the store's own change: others have to hear of it, too.
    this.#timer ??= setTimeout(
      () => this.#publish(),
      Math.max(0, due - performance.now()),
    );
  }

  #publish(): void {
    this.#timer = undefined;
    try {
      const view = this.read();
      this.#failure = undefined;
      if (encodeView(view).etag === encodeView(this.#published).etag) {
        return;
      }
      this.#published = view;
      this.#publishedAt = performance.now();
    } catch (error) {
      this.#failure = toError(error);
    }
    this.#publications += 1;
    for (const tell of [...this.#waiting]) {
      tell();
    }
  }
}
