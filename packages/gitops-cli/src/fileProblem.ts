const REASONS: Partial<Record<string, string>> = {
  EACCES: 'may not be accessed',
  EEXIST: 'is there already',
  EISDIR: 'is a folder',
  ELOOP: 'is a circle of links',
  ENAMETOOLONG: 'has too long a name',
  ENOENT: 'does not exist',
  ENOSPC: 'does not fit on the disk',
  ENOTDIR: 'lies below something that is not a folder',
  EPERM: 'may not be accessed',
  ERR_INVALID_ARG_VALUE: 'is no path',
  EROFS: 'lies on a disk that cannot be written to',
};

/** Why a file could not be read or written, to stand behind its path; anything but a file system's error is thrown on. */
export function fileProblem(error: unknown): string {
  const code = fileErrorCode(error);
  if (code === undefined) {
    throw error;
  }
  return REASONS[code] ?? `cannot be used (${code})`;
}

/** `ENOENT` and the like, by which Node.js names what a file system refused; undefined for any other error. */
export function fileErrorCode(error: unknown): string | undefined {
  return typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    typeof error.code === 'string' &&
    /^(?:E[A-Z0-9]+|ERR_INVALID_ARG_VALUE)$/.test(error.code)
    ? error.code
    : undefined;
}
