/** True for two spellings of one repository: a trailing slash or `.git`, and the case, do not matter to Argo CD. */
export function isSameRepository(a: string, b: string): boolean {
  return normalizeRepository(a) === normalizeRepository(b);
}

/** One spelling for all of a repository's. */
export function normalizeRepository(url: string): string {
  return url
    .trim()
    .toLowerCase()
    .replace(/\/+$/, '')
    .replace(/\.git$/, '');
}
