import { isDeepStrictEqual } from 'node:util';
import type { ObjectKey } from '../watch/WatchEvent';
import type { Indexers } from './indexers';
import type { KindState, RecordIndex } from './KindState';
import { ShardedMap } from './ShardedMap';

/** The records of a kind and their indexes: always changed together. */
export type Contents<TRecord> = Pick<KindState<TRecord>, 'records' | 'indexes'>;

/** What a list brings that differs from what is held. */
interface Difference<TRecord> {
  changed: TRecord[];
  gone: TRecord[];
}

/** Up to this share of the records, a list is applied record by record; above it, everything is built anew. */
const FEW = 0.1;

/** With one record more, or another one in the place of its name; `contents` itself where it is equal. */
export function withRecord<TRecord extends ObjectKey>(
  contents: Contents<TRecord>,
  record: TRecord,
  indexers: Indexers<TRecord>,
): Contents<TRecord> {
  const { namespace, name } = record;
  const names = contents.records.get(namespace);
  const before = names?.get(name);
  // Most writes of a controller change nothing that we keep: Argo CD stamps every Application every few minutes.
  if (before !== undefined && isSame(before, record)) {
    return contents;
  }
  return {
    records: new Map(contents.records).set(
      namespace,
      sharded(names).with(name, record),
    ),
    indexes: reindexed(contents.indexes, before, record, indexers),
  };
}

/** Without the record of this key; `contents` itself where there is none. */
export function withoutRecord<TRecord extends ObjectKey>(
  contents: Contents<TRecord>,
  { namespace, name }: ObjectKey,
  indexers: Indexers<TRecord>,
): Contents<TRecord> {
  const names = contents.records.get(namespace);
  const before = names?.get(name);
  if (before === undefined) {
    return contents;
  }
  const records = new Map(contents.records);
  const left = sharded(names).without(name);
  if (left.size === 0) {
    records.delete(namespace);
  } else {
    records.set(namespace, left);
  }
  return {
    records,
    indexes: reindexed(contents.indexes, before, undefined, indexers),
  };
}

/**
 * What a list says in the place of what was held: of everything, or of one namespace alone. Records that are equal
 * keep their identity; `contents` itself where all are.
 */
export function withList<TRecord extends ObjectKey>(
  contents: Contents<TRecord>,
  list: readonly TRecord[],
  indexers: Indexers<TRecord>,
  scope?: string,
): Contents<TRecord> {
  const { changed, gone } = difference(contents, list, scope);
  if ((changed.length + gone.length) / (list.length + 1) <= FEW) {
    const kept = gone.reduce(
      (next, record) => withoutRecord(next, record, indexers),
      contents,
    );
    return changed.reduce(
      (next, record) => withRecord(next, record, indexers),
      kept,
    );
  }
  return build(contents, list, indexers, scope);
}

function difference<TRecord extends ObjectKey>(
  { records }: Contents<TRecord>,
  list: readonly TRecord[],
  scope: string | undefined,
): Difference<TRecord> {
  const listed = new Map<string, Set<string>>();
  const changed: TRecord[] = [];
  for (const record of list) {
    const { namespace, name } = record;
    const before = records.get(namespace)?.get(name);
    if (before === undefined || !isSame(before, record)) {
      changed.push(record);
    }
    const names = listed.get(namespace);
    if (names) {
      names.add(name);
    } else {
      listed.set(namespace, new Set([name]));
    }
  }
  const gone: TRecord[] = [];
  for (const [namespace, names] of records) {
    if (scope === undefined || namespace === scope) {
      const still = listed.get(namespace);
      for (const record of names.values()) {
        if (!still?.has(record.name)) {
          gone.push(record);
        }
      }
    }
  }
  return { changed, gone };
}

function build<TRecord extends ObjectKey>(
  contents: Contents<TRecord>,
  list: readonly TRecord[],
  indexers: Indexers<TRecord>,
  scope: string | undefined,
): Contents<TRecord> {
  const namespaces = new Map<string, [string, TRecord][]>();
  for (const listed of list) {
    const { namespace, name } = listed;
    const before = contents.records.get(namespace)?.get(name);
    const record =
      before !== undefined && isSame(before, listed) ? before : listed;
    const entries = namespaces.get(namespace);
    if (entries) {
      entries.push([name, record]);
    } else {
      namespaces.set(namespace, [[name, record]]);
    }
  }
  const records = new Map<string, ReadonlyMap<string, TRecord>>();
  if (scope !== undefined) {
    for (const [namespace, names] of contents.records) {
      if (namespace !== scope) {
        records.set(namespace, names);
      }
    }
  }
  for (const [namespace, entries] of namespaces) {
    records.set(namespace, ShardedMap.from(entries));
  }
  return { records, indexes: index(records, indexers) };
}

function index<TRecord>(
  records: Contents<TRecord>['records'],
  indexers: Indexers<TRecord>,
): Contents<TRecord>['indexes'] {
  return new Map(
    Object.entries(indexers).map(([name, keysOf]) => {
      const byKey = new Map<string, TRecord[]>();
      for (const names of records.values()) {
        for (const record of names.values()) {
          for (const key of keysOf(record)) {
            const found = byKey.get(key);
            if (found) {
              found.push(record);
            } else {
              byKey.set(key, [record]);
            }
          }
        }
      }
      return [name, ShardedMap.from(byKey)];
    }),
  );
}

function reindexed<TRecord>(
  indexes: Contents<TRecord>['indexes'],
  before: TRecord | undefined,
  after: TRecord | undefined,
  indexers: Indexers<TRecord>,
): Contents<TRecord>['indexes'] {
  const next = new Map(indexes);
  for (const [name, keysOf] of Object.entries(indexers)) {
    const old = before === undefined ? [] : keysOf(before);
    const now = after === undefined ? [] : keysOf(after);
    let byKey: ShardedMap<readonly TRecord[]> = sharded(next.get(name));
    for (const key of new Set([...old, ...now])) {
      const others = (byKey.get(key) ?? []).filter(record => record !== before);
      const held =
        after !== undefined && now.includes(key) ? [...others, after] : others;
      byKey = held.length > 0 ? byKey.with(key, held) : byKey.without(key);
    }
    next.set(name, byKey);
  }
  return next;
}

/** All maps of a state are made here; one that is not comes from `SYNCING`, and is empty. */
function sharded<TValue>(
  map: ReadonlyMap<string, TValue> | RecordIndex<TValue> | undefined,
): ShardedMap<TValue> {
  return map instanceof ShardedMap ? map : ShardedMap.empty();
}

/** The reflector gives the record that is held where it is equal: mostly, one comparison is enough. */
function isSame(left: unknown, right: unknown): boolean {
  return left === right || isDeepStrictEqual(left, right);
}
