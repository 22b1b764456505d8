/**
 * Whether a text fits one of Argo CD's patterns: `*` any characters, `?` one; with a separator, `*` stops at it and `**`
 * does not. A lone `*` fits everything.
 */
export function matchesGlob(
  pattern: string,
  text: string,
  separator = '',
): boolean {
  if (pattern === '*') {
    return true;
  }
  const inside = separator === '' ? '.' : `[^${separator}]`;
  const source = pattern.replace(/\*\*|[*?]|[.+^${}()|[\]\\]/g, found => {
    switch (found) {
      case '**':
        return '.*';
      case '*':
        return `${inside}*`;
      case '?':
        return inside;
      default:
        return `\\${found}`;
    }
  });
  return new RegExp(`^${source}$`, 's').test(text);
}

/** Whether some pattern fits and none that begins with `!` does. */
export function isPermitted(
  patterns: readonly string[],
  matches: (pattern: string) => boolean,
): boolean {
  const denied = patterns.filter(pattern => pattern.startsWith('!'));
  return (
    !denied.some(pattern => matches(pattern.slice(1))) &&
    patterns.some(pattern => !pattern.startsWith('!') && matches(pattern))
  );
}
