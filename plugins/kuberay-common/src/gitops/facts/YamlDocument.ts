import type { Path } from './Path';
import type { TextRange } from './TextRange';

/** A key that stands twice in one map; the last one counts. @public */
export interface DuplicateKey {
  key: string;
  range: TextRange;
}

/** A scalar of more than one line, as it stands in the file: literal blocks keep their lines. @public */
export interface ScalarSource {
  range: TextRange;
  literal: boolean;
}

/** One document of a YAML text, read as Argo CD reads it, and where everything stands. @public */
export interface YamlDocument {
  /** Plain data. */
  value: unknown;
  duplicateKeys: readonly DuplicateKey[];
  /** Of what stands there, or of the nearest thing around it that exists. */
  rangeOf(path: Path): TextRange;
  /** Of a text, for whoever reads it as YAML in turn; undefined where no text stands. */
  scalarAt(path: Path): ScalarSource | undefined;
}

/** Why a text, or one document of it, cannot be read. @public */
export interface YamlProblem {
  message: string;
  range: TextRange;
}
