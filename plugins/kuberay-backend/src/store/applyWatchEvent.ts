import type { Freshness, SourceProblem } from 'backstage-plugin-kuberay-common';
import { isDeepStrictEqual } from 'node:util';
import type { ObjectKey, WatchEvent } from '../watch/WatchEvent';
import type { KindState, RecordsByNamespace } from './KindState';

/**
 * The next state of a kind: pure, and the only place where it changes.
 * Whatever does not change keeps its identity, so that readers can compare by it.
 */
export function applyWatchEvent<TRecord extends ObjectKey>(
  state: KindState<TRecord>,
  event: WatchEvent<TRecord>,
): KindState<TRecord> {
  switch (event.type) {
    case 'replaced':
      return {
        records: byNamespace(event.records),
        freshness: liveSince(state.freshness, event.at),
        installed: true,
        observedAt: event.at,
      };
    case 'applied':
      return {
        ...state,
        records: withRecord(state.records, event.record),
        observedAt: event.at,
      };
    case 'deleted':
      return {
        ...state,
        records: withoutRecord(state.records, event.key),
        observedAt: event.at,
      };
    case 'bookmarked':
      return { ...state, observedAt: event.at };
    case 'not-installed':
      return {
        records: state.records.size > 0 ? new Map() : state.records,
        freshness: liveSince(state.freshness, event.at),
        installed: false,
        observedAt: event.at,
      };
    case 'failed':
      return {
        ...state,
        freshness: failed(state, event.problem, event.at),
      };
    default:
      return unexpected(event);
  }
}

/** A relist of a live watch leaves it live since when it was. */
function liveSince(freshness: Freshness, at: string): Freshness {
  return freshness.state === 'live' ? freshness : { state: 'live', since: at };
}

/** With good data: stale, and as old as the last word. Without: failed, since the first failure. */
function failed(
  { freshness, observedAt }: KindState<unknown>,
  problem: SourceProblem,
  at: string,
): Freshness {
  if (isAgain(freshness, problem)) {
    return freshness;
  }
  if (observedAt !== undefined) {
    return { state: 'stale', observedAt, problem };
  }
  const since = freshness.state === 'failed' ? freshness.since : at;
  return { state: 'failed', since, problem };
}

function isAgain(freshness: Freshness, problem: SourceProblem): boolean {
  return (
    (freshness.state === 'stale' || freshness.state === 'failed') &&
    freshness.problem.code === problem.code &&
    freshness.problem.message === problem.message
  );
}

function byNamespace<TRecord extends ObjectKey>(
  records: TRecord[],
): RecordsByNamespace<TRecord> {
  const namespaces = new Map<string, Map<string, TRecord>>();
  for (const record of records) {
    const names = namespaces.get(record.namespace);
    if (names) {
      names.set(record.name, record);
    } else {
      namespaces.set(record.namespace, new Map([[record.name, record]]));
    }
  }
  return namespaces;
}

function withRecord<TRecord extends ObjectKey>(
  records: RecordsByNamespace<TRecord>,
  record: TRecord,
): RecordsByNamespace<TRecord> {
  const before = records.get(record.namespace);
  // Most writes of a controller change nothing that we keep: Argo CD stamps every Application every few minutes.
  if (isDeepStrictEqual(before?.get(record.name), record)) {
    return records;
  }
  const names = new Map(before);
  return new Map(records).set(record.namespace, names.set(record.name, record));
}

function withoutRecord<TRecord>(
  records: RecordsByNamespace<TRecord>,
  { namespace, name }: ObjectKey,
): RecordsByNamespace<TRecord> {
  const names = new Map(records.get(namespace));
  if (!names.delete(name)) {
    return records;
  }
  const namespaces = new Map(records);
  if (names.size === 0) {
    namespaces.delete(namespace);
  } else {
    namespaces.set(namespace, names);
  }
  return namespaces;
}

function unexpected(event: never): never {
  throw new Error(`Unexpected watch event ${JSON.stringify(event)}`);
}
