import { KubeError } from '../kube/KubeError';

type Body = AsyncIterable<Uint8Array> | null;

/**
 * The whole body as text, at most so many bytes of it.
 *
 * @throws KubeError `malformed` for a longer one: whatever answers there must not fill the memory.
 */
export async function readBody(body: Body, maxBytes: number): Promise<string> {
  const { text, isWhole } = await readUpTo(body, maxBytes);
  if (!isWhole) {
    throw new KubeError(
      'malformed',
      'Argo CD answers with more than can be read',
    );
  }
  return text;
}

/** As much of the body as is looked at; the rest is not fetched. */
export async function readBodyStart(
  body: Body,
  maxBytes: number,
): Promise<string> {
  const { text } = await readUpTo(body, maxBytes);
  return text;
}

async function readUpTo(
  body: Body,
  maxBytes: number,
): Promise<{ text: string; isWhole: boolean }> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  let isWhole = true;
  for await (const chunk of body ?? []) {
    if (bytes + chunk.byteLength > maxBytes) {
      // Leaving the loop early cancels the body, and with it the request.
      isWhole = false;
      break;
    }
    bytes += chunk.byteLength;
    chunks.push(chunk);
  }
  return { text: Buffer.concat(chunks).toString('utf8'), isWhole };
}
