import { useState } from 'react';
import type { Preview } from './previewOf';

/** A preview with something to show. */
export type ShownPreview = Exclude<Preview, { state: 'invalid' }>;

/** The last preview with something to show, and the different one before it. */
export interface LastShown {
  shown?: ShownPreview;
  before?: ShownPreview;
}

/** Remembers what was valid last, so that a typing error does not take the preview away. */
export function useLastShown(preview: Preview): LastShown {
  const [last, setLast] = useState<LastShown>({});
  if (preview.state === 'invalid' || preview === last.shown) {
    return last;
  }
  const next =
    last.shown?.application === preview.application
      ? { ...last, shown: preview }
      : { shown: preview, before: last.shown };
  setLast(next);
  return next;
}
