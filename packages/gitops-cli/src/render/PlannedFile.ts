/** A file below the output folder and what becomes of it. */
export interface PlannedFile {
  /** With slashes, from the output folder. */
  path: string;
  content: string;
  change: 'created' | 'changed' | 'unchanged';
}
