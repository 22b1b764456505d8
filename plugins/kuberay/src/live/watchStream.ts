import type { CompoundEntityRef } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import type { EntityView } from 'backstage-plugin-kuberay-common';
import type { KuberayApi, StreamEnd } from '../api';
import { NoAnswerError } from './NoAnswerError';
import { Stopwatch } from './Stopwatch';

/** The backend sends the view at once; a proxy that keeps it until it has more will not have more for long. */
export const FIRST_VIEW_MS = 4_000;

/** The backend gives a sign of life every 15 s. */
export const SILENCE_MS = 45_000;

/** A stream that ends sooner has not worked, whatever it brought. */
export const STEADY_MS = 5_000;

/** How often the silence is measured: soon after a laptop wakes. */
const TICK_MS = 2_000;

/** Options of {@link watchStream}. */
export interface WatchStreamOptions {
  api: Pick<KuberayApi, 'streamEntityView'>;
  entityRef: CompoundEntityRef;
  signal: AbortSignal;
  onView: (view: EntityView, etag: string | undefined) => void;
  onAlive: () => void;
}

/** What became of a stream. `steady`: it brought a view and lived for more than a moment. */
export interface StreamOutcome {
  end: StreamEnd | Error;
  steady: boolean;
}

/** Follows one stream until it ends, fails or falls silent; never rejects, and leaves nothing open. */
export async function watchStream(
  options: WatchStreamOptions,
): Promise<StreamOutcome> {
  const { api, entityRef, signal, onView, onAlive } = options;
  const open = new AbortController();
  const age = Stopwatch.start();
  const silence = Stopwatch.start();
  let viewed = false;
  let ticker: ReturnType<typeof setInterval> | undefined;
  // Also for an implementation of the API that does not look at the signal.
  const givenUp = new Promise<Error>(resolve => {
    ticker = setInterval(() => {
      if (silence.elapsedMs() >= (viewed ? SILENCE_MS : FIRST_VIEW_MS)) {
        resolve(new NoAnswerError());
      }
    }, TICK_MS);
    signal.addEventListener('abort', () => resolve(toError(signal.reason)), {
      signal: open.signal,
    });
  });
  const isOver = () => open.signal.aborted || signal.aborted;
  try {
    const ended = api
      .streamEntityView({
        entityRef,
        signal: open.signal,
        onView: (view, etag) => {
          if (!isOver()) {
            silence.restart();
            viewed = true;
            onView(view, etag);
          }
        },
        onHeartbeat: () => {
          if (!isOver()) {
            silence.restart();
            // Before its first view a stream says nothing about the one that is held.
            if (viewed) {
              onAlive();
            }
          }
        },
      })
      .catch(toError);
    const end = await Promise.race([ended, givenUp]);
    return { end, steady: viewed && age.elapsedMs() >= STEADY_MS };
  } finally {
    clearInterval(ticker);
    open.abort();
  }
}
