/** The first bytes of a body as UTF-8 text; what comes behind them is not read. */
export async function readStart(
  body: ReadableStream<Uint8Array>,
  maxBytes: number,
): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let left = maxBytes;
  // Leaving the loop early cancels the body, and with it the request.
  for await (const chunk of body) {
    text += decoder.decode(chunk.subarray(0, left), { stream: true });
    left -= chunk.length;
    if (left <= 0) {
      break;
    }
  }
  return text;
}
