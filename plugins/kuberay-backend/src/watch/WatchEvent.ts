import type { SourceProblem } from 'backstage-plugin-kuberay-common';

/** Which object of a kind. */
export interface ObjectKey {
  namespace: string;
  name: string;
}

/**
 * What a reflector tells a store about one kind of one cluster. `at` is an ISO 8601 time: when it was heard.
 *
 * `replaced`: a LIST, which is the whole truth. `applied`, `deleted`: one object of the watch.
 * `bookmarked`: nothing changed, and the watch is alive. `not-installed`: the kind is not served, so there are
 * no objects, which is knowledge and no failure. `failed`: nothing is known any more since then.
 */
export type WatchEvent<TRecord extends ObjectKey> =
  | { type: 'replaced'; records: TRecord[]; at: string }
  | { type: 'applied'; record: TRecord; at: string }
  | { type: 'deleted'; key: ObjectKey; at: string }
  | { type: 'bookmarked'; at: string }
  | { type: 'not-installed'; at: string }
  | { type: 'failed'; problem: SourceProblem; at: string };
