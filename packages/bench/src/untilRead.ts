import { setTimeout as wait } from 'node:timers/promises';
import type { StartedBackend } from './load/StartedBackend';

/** The part of the answer of `/sources` that tells whether everything has been read. */
interface Sources {
  sources: Array<{
    cluster: string;
    kinds: Array<{ kind: string; freshness: { state: string } }>;
  }>;
}

/** Waits until every kind of so many clusters is live. @throws Error after ten minutes */
export async function untilRead(
  backend: StartedBackend,
  clusters: number,
): Promise<void> {
  const end = Date.now() + 600_000;
  while (Date.now() < end) {
    const answer = await backend.get('sources');
    const { sources }: Sources = await answer.json();
    if (
      sources.length === clusters &&
      sources.every(
        ({ kinds }) =>
          kinds.length > 0 &&
          kinds.every(({ freshness }) => freshness.state === 'live'),
      )
    ) {
      return;
    }
    await wait(50);
  }
  throw new Error('Not everything was read within ten minutes');
}

/** Waits until the catalog has processed these entities. @throws Error after ten minutes */
export async function untilInCatalog(
  backend: StartedBackend,
  names: readonly string[],
): Promise<void> {
  const end = Date.now() + 600_000;
  for (const name of names) {
    for (;;) {
      const answer = await backend.get(`entities/resource/default/${name}`);
      await answer.arrayBuffer();
      if (answer.ok) {
        break;
      }
      if (Date.now() > end) {
        throw new Error('The catalog has not processed all entities');
      }
      await wait(50);
    }
  }
}
