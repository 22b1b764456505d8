/** Somebody else's words as a sentence, so that another may follow it. */
export function asSentence(words: string): string {
  return /[.!?…]$/.test(words) ? words : `${words}.`;
}
