/**
 * Git refuses these as spellings of `.git`, and so do we, everywhere: upper case, the short names of Windows,
 * its trailing dots, blanks and streams, and the characters that file systems of macOS do not see.
 */
const GIT_DIRECTORY = /^(\.git|git~\d+)[. ]*(:.*)?$/i;

const UNSEEN = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g;

/** Whether a segment of a path is Git's own folder, in any spelling. */
export function isGitDirectory(segment: string): boolean {
  return GIT_DIRECTORY.test(segment.replace(UNSEEN, ''));
}
