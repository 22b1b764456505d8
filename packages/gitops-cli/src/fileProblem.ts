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
  EROFS: 'lies on a disk that cannot be written to',
};

/** Why a file could not be read or written, to stand behind its path; anything but a file system's error is thrown on. */
export function fileProblem(error: unknown): string {
  if (error instanceof Error && 'code' in error && 'syscall' in error) {
    const code = String(error.code);
    return REASONS[code] ?? `cannot be used (${code})`;
  }
  throw error;
}
