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
 * `bookmarked`: nothing changed, and the watch is alive. `resumed`: the watch that had failed goes on where it was.
 * `not-installed`: the kind is not served, so there are no objects, which is knowledge and no failure. `failed`:
 * nothing is known any more since then.
 *
 * `scope` is the namespace that it is said of, where namespaces are watched one by one. `scoped` comes first then,
 * and names all of them.
 */
export type WatchEvent<TRecord extends ObjectKey> =
  | { type: 'replaced'; records: TRecord[]; at: string; scope?: string }
  | { type: 'applied'; record: TRecord; at: string }
  | { type: 'deleted'; key: ObjectKey; at: string }
  | { type: 'bookmarked'; at: string; scope?: string }
  | { type: 'resumed'; at: string; scope?: string }
  | { type: 'not-installed'; at: string; scope?: string }
  | { type: 'failed'; problem: SourceProblem; at: string; scope?: string }
  | { type: 'scoped'; scopes: readonly string[]; at: string };
