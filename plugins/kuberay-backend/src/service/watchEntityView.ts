import type { Entity } from '@backstage/catalog-model';
import type { EntityView } from 'backstage-plugin-kuberay-common';
import { encodeView } from './encodeView';
import type { EntityProjections, HeldProjection } from './EntityProjections';

/** Who may see something may have lost that: an open stream is authorised anew so often. */
const AUTHORISED_MS = 60_000;

/** Options of {@link watchEntityView}. */
export interface WatchEntityViewOptions {
  /** The entity as the viewer may see it now. Throws where they may not. */
  readPermitted: () => Promise<Entity>;
  projections: EntityProjections;
  signal: AbortSignal;
}

/**
 * One viewer's stream: the view as it is now, then each publication whose ETag is another one, until the signal aborts.
 *
 * @throws what `readPermitted` throws, at first or when the viewer is authorised anew, and what the computation throws.
 */
export async function* watchEntityView(
  options: WatchEntityViewOptions,
): AsyncGenerator<EntityView> {
  const { readPermitted, projections, signal } = options;
  let held: HeldProjection | undefined;
  let lastEtag: string | undefined;
  try {
    while (!signal.aborted) {
      const entity = await readPermitted();
      const authorisedUntil = performance.now() + AUTHORISED_MS;
      const before = held;
      held = projections.hold(entity);
      before?.release();
      const { projection } = held;
      let view = projection.read();
      for (;;) {
        const seen = projection.publications;
        const { etag } = encodeView(view);
        if (signal.aborted) {
          return;
        }
        if (etag !== lastEtag) {
          lastEtag = etag;
          yield view;
        }
        // Here a viewer who reads slowly comes back: it gets what is published by now, and nothing of before.
        const timeoutMs = authorisedUntil - performance.now();
        if (timeoutMs <= 0) {
          break;
        }
        await projection.nextPublication({ seen, signal, timeoutMs });
        if (performance.now() >= authorisedUntil) {
          break;
        }
        view = projection.published;
      }
    }
  } finally {
    held?.release();
  }
}
