/** One file as Git stores it; `path` is relative, with forward slashes. */
export interface GitFile {
  path: string;
  content: Uint8Array;
  mode: '100644' | '100755';
}
