import type { JsonObject } from '../chart/JsonObject';
import type { Path } from './Path';
import type { YamlDocument } from './YamlDocument';

/** Where Helm values were written. @public */
export type ValuesPlace =
  /** `valuesObject`: the values stand in the manifest itself. */
  | { kind: 'object'; path: Path }
  /** `values`: a YAML text in the manifest. */
  | { kind: 'text'; path: Path; document: YamlDocument }
  /** An entry of `valueFiles`, found in a file. */
  | { kind: 'file'; path: Path; file: string; document: YamlDocument }
  /** An entry of `parameters`. */
  | { kind: 'parameter'; path: Path };

/** Values from one place; of two layers the later one wins. @public */
export interface ValuesLayer {
  place: ValuesPlace;
  values: JsonObject;
}

/** Why a part of the values is not known. @public */
export interface ValuesProblem {
  code:
    | 'values-file-not-found'
    | 'values-not-yaml'
    | 'values-not-a-map'
    | 'parameter-unreadable';
  /** Of the manifest. */
  path: Path;
  message: string;
}
