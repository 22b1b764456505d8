import type { JsonObject } from '../chart/JsonObject';
import type { Path } from './Path';

/** A binding of a replica guard. @public */
export interface GuardFacts {
  of: 'guard';
  manifest: JsonObject;
  base: Path;
  name: string;
  /** The namespaces that it lists; undefined where it selects them in another way. */
  namespaces: readonly string[] | undefined;
}
