/** A piece of a label selector: a symbol as written, or a word. */
export type Token = { symbol: string } | { word: string };

const TOKEN = /==|!=|[=!<>(),]|[^\s=!<>(),]+/g;

/** Splits a label selector as Kubernetes does: blanks part words and mean nothing else. */
export function tokenize(text: string): Token[] {
  return [...text.matchAll(TOKEN)].map(([piece]) =>
    /^[=!<>(),]/.test(piece) ? { symbol: piece } : { word: piece },
  );
}
