import type {
  EntityViewAnswer,
  GetEntityViewOptions,
  KuberayApi,
} from '../api';
import { NoAnswerError } from './NoAnswerError';

/** A read that takes longer has failed; without this one lost answer would end all reading. */
export const REQUEST_TIMEOUT_MS = 30_000;

/** Options of {@link readView}. */
export interface ReadViewOptions extends GetEntityViewOptions {
  api: Pick<KuberayApi, 'getEntityView'>;
  signal: AbortSignal;
}

/**
 * Reads once, and ends with the signal even where an implementation of the API does not look at it.
 *
 * @throws NoAnswerError after half a minute; whatever the API throws.
 */
export async function readView(
  options: ReadViewOptions,
): Promise<EntityViewAnswer> {
  const { api, signal, ...rest } = options;
  const request = new AbortController();
  const end = (reason: unknown) => request.abort(reason);
  const timeout = setTimeout(
    () => end(new NoAnswerError()),
    REQUEST_TIMEOUT_MS,
  );
  const onAbort = () => end(signal.reason);
  signal.addEventListener('abort', onAbort);
  try {
    return await new Promise((resolve, reject) => {
      request.signal.addEventListener('abort', () =>
        reject(request.signal.reason),
      );
      api
        .getEntityView({ ...rest, signal: request.signal })
        .then(resolve, reject);
    });
  } finally {
    clearTimeout(timeout);
    signal.removeEventListener('abort', onAbort);
  }
}
