import { isUtf8 } from 'node:buffer';

/** Bytes as UTF-8 without byte order mark; undefined where they are something else. */
export function decodeText(bytes: Uint8Array): string | undefined {
  return isUtf8(bytes) ? new TextDecoder().decode(bytes) : undefined;
}
