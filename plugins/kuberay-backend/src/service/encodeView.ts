import { createHash } from 'node:crypto';

/** A view as it crosses the wire. */
export interface EncodedView {
  /** JSON. */
  body: string;
  /** Weak: views that differ in nothing but when they were observed have the same one. */
  etag: string;
}

const encodedViews = new WeakMap<object, EncodedView>();

/**
 * Encodes a view once, however many viewers it is sent to: a view that was given here must not be changed any more.
 *
 * The ETag leaves out `observedAt`, the time of observation: it says how old the data of a source are that does not
 * answer, and when Ray was last asked, and changes without anything having changed.
 */
export function encodeView(view: object): EncodedView {
  const known = encodedViews.get(view);
  if (known) {
    return known;
  }
  const encoded = {
    body: JSON.stringify(view),
    etag: `W/"${createHash('sha256')
      .update(JSON.stringify(view, withoutObservedAt))
      .digest('base64url')}"`,
  };
  encodedViews.set(view, encoded);
  return encoded;
}

/** Of states alone (freshness, Ray's words): a label may be called so, too. */
function withoutObservedAt(this: object, key: string, value: unknown): unknown {
  return key === 'observedAt' && 'state' in this ? undefined : value;
}
