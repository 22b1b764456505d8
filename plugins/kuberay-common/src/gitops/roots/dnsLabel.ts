/** Longest name of an Application that also fits into a label, as some of Argo CD's tracking wants it. */
export const MAX_APPLICATION_NAME = 63;

const HASH_LENGTH = 8;

/**
 * A text as DNS label of limited length. Where anything of it is lost a hash of the whole stands
 * behind, so that two texts do not become one name.
 */
export function dnsLabel(text: string, max = MAX_APPLICATION_NAME): string {
  const label = trimDashes(text.toLowerCase().replace(/[^-a-z0-9]+/g, '-'));
  if (text !== '' && label === text && label.length <= max) {
    return label;
  }
  const room = max - HASH_LENGTH - 1;
  const kept = trimDashes(label.slice(0, room));
  return [kept, hash(text)].filter(part => part !== '').join('-');
}

function trimDashes(text: string): string {
  return text.replace(/^-+/, '').replace(/-+$/, '');
}

/** FNV-1a of 32 bits, which a browser has no less than Node. */
function hash(text: string): string {
  let state = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) {
    state = Math.imul(state ^ byte, 0x01000193) >>> 0;
  }
  return state.toString(16).padStart(HASH_LENGTH, '0');
}
