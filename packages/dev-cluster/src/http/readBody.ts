import type { Readable } from 'node:stream';

/** A body that is larger than the server takes. */
export class BodyTooLargeError extends Error {
  constructor(limitBytes: number) {
    super(`the request body is larger than ${limitBytes} bytes`);
    this.name = 'BodyTooLargeError';
  }
}

/**
 * The whole body as text.
 * @throws BodyTooLargeError
 */
export async function readBody(
  body: Readable,
  options: { limitBytes: number },
): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    const buffer = Buffer.from(chunk);
    size += buffer.length;
    if (size > options.limitBytes) {
      throw new BodyTooLargeError(options.limitBytes);
    }
    chunks.push(buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}
