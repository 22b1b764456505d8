/** True for two spellings of one repository: a trailing slash or `.git`, and the case, do not matter to Argo CD. */
export function isSameRepository(a: string, b: string): boolean {
  return normalize(a) === normalize(b);
}

function normalize(url: string): string {
  return url
    .trim()
    .toLowerCase()
    .replace(/\/+$/, '')
    .replace(/\.git$/, '');
}
