import type { RuleFinding } from '../rules/RuleFinding';

/** A text and the path by which people know it. @public */
export interface CheckedFile {
  path: string;
  content: string;
}

/**
 * What {@link checkManifests} looks at.
 *
 * @public
 */
export interface CheckOptions {
  files: readonly CheckedFile[];
  /** Further files, for values that lie outside `files`; undefined where there is none. */
  readFile?: (path: string) => string | undefined;
  /** Of the cluster that the Applications deploy to, e.g. `1.36`. */
  kubernetesVersion?: string;
  /** The files as they were before an edit: then R7 and R18 say what the edit does to a cluster that runs. */
  existing?: readonly CheckedFile[];
  /** The Ray clusters run already, so that the files are edits (R19); with `existing` they do. */
  live?: boolean;
}

/** A finding and where in which file it is; lines and columns count from 1. @public */
export interface LocatedFinding extends RuleFinding {
  file: string;
  line: number;
  column: number;
  endLine?: number;
  endColumn?: number;
  /** Name of the Application, as it stands in the file. */
  application: string;
}

/** A file, or a part of it, that could not be checked. @public */
export interface UnreadableInput {
  file: string;
  line?: number;
  column?: number;
  message: string;
}

/** What became of the files: in their order, findings by line. @public */
export interface CheckReport {
  /** Applications that were found, those of ApplicationSet templates among them. */
  applications: number;
  findings: LocatedFinding[];
  unreadable: UnreadableInput[];
}
