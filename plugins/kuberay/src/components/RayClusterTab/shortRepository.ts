/** A repository as people call it: without scheme, user and `.git`. What is no URL stays as it is. */
export function shortRepository(repoURL: string): string {
  return repoURL
    .replace(/^[a-z+]+:\/\//, '')
    .replace(/^[^@/]*@/, '')
    .replace(/\.git$/, '')
    .replace(/\/$/, '');
}
