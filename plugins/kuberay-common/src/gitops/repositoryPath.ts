/** Joins folders and a file of a repository; `.` and what is empty count for nothing, nothing at all is `.`. */
export function repositoryPath(...parts: readonly string[]): string {
  return parts.filter(part => part !== '' && part !== '.').join('/') || '.';
}

/** A folder of the repository as seen from another one, or undefined where it does not lie in it; `.` is that one itself. */
export function pathBelow(folder: string, path: string): string | undefined {
  if (folder === '.' || folder === path) {
    return folder === path ? '.' : path;
  }
  return path.startsWith(`${folder}/`)
    ? path.slice(folder.length + 1)
    : undefined;
}
