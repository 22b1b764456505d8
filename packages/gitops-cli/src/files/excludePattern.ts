const SPECIAL = /[.+^${}()|[\]\\]/g;

const WILDCARDS: Partial<Record<string, string>> = {
  '**/': '(?:.*/)?',
  '**': '.*',
  '*': '[^/]*',
  '?': '[^/]',
};

/**
 * A pattern of `--exclude` as a test of paths from where the search began: `*` and `?` stay within one
 * folder, `**` does not; without a slash it means that name in any folder. What lies below is excluded with it.
 */
export function excludePattern(pattern: string): (path: string) => boolean {
  const anchored = pattern.replace(/^\.?\/+|\/+$/g, '');
  const body = anchored
    .split(/(\*\*\/|\*\*|\*|\?)/)
    .map(part => WILDCARDS[part] ?? part.replace(SPECIAL, '\\$&'))
    .join('');
  const prefix = anchored.includes('/') ? '' : '(?:.*/)?';
  const expression = new RegExp(`^${prefix}${body}(?:/.*)?$`, 'su');
  return path => expression.test(path);
}
