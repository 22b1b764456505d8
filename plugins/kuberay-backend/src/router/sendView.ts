import type { Response } from 'express';
import { encodeView } from '../service/encodeView';

/** Answers with a view; Express makes a 304 of it when the caller has this ETag already. */
export function sendView(res: Response, view: object): void {
  const { body, etag } = encodeView(view);
  res.set({
    ETag: etag,
    // What one may see is nobody else's, and is old after a second.
    'Cache-Control': 'private, no-store',
  });
  res.type('json').send(body);
}
