import type { ObjectKey, WatchEvent } from '../watch/WatchEvent';
import { withList, withRecord, withoutRecord } from './Contents';
import { failedAt, liveSince, resumedAt } from './freshnessAfter';
import type { Indexers } from './indexers';
import type { KindState, ScopeState } from './KindState';
import { mergeScopes } from './mergeScopes';

/**
 * The next state of a kind: pure, and the only place where it changes.
 * Whatever does not change keeps its identity, so that readers can compare by it.
 */
export function applyWatchEvent<TRecord extends ObjectKey>(
  state: KindState<TRecord>,
  event: WatchEvent<TRecord>,
  indexers: Indexers<TRecord> = {},
): KindState<TRecord> {
  const { at } = event;
  switch (event.type) {
    case 'replaced':
      return {
        ...state,
        ...withList(state, event.records, indexers, event.scope),
        ...standing(state, event.scope, ({ freshness }) => ({
          freshness: liveSince(freshness, at),
          installed: true,
          observedAt: at,
        })),
      };
    case 'applied':
      return {
        ...state,
        ...withRecord(state, event.record, indexers),
        ...heard(state, event.record.namespace, at),
      };
    case 'deleted':
      return {
        ...state,
        ...withoutRecord(state, event.key, indexers),
        ...heard(state, event.key.namespace, at),
      };
    case 'bookmarked':
      return { ...state, ...heard(state, event.scope, at) };
    case 'resumed':
      return {
        ...state,
        ...standing(state, event.scope, before => ({
          ...before,
          freshness: resumedAt(before, at),
          ...(before.observedAt !== undefined && { observedAt: at }),
        })),
      };
    case 'not-installed':
      return {
        ...state,
        ...withList(state, [], indexers, event.scope),
        ...standing(state, event.scope, ({ freshness }) => ({
          freshness: liveSince(freshness, at),
          installed: false,
          observedAt: at,
        })),
      };
    case 'failed':
      return {
        ...state,
        ...standing(state, event.scope, before => ({
          ...before,
          freshness: failedAt(before, event.problem, at),
        })),
      };
    case 'scoped':
      return {
        ...state,
        scopedSince: at,
        scopes: new Map(
          event.scopes.map(scope => [
            scope,
            { freshness: { state: 'syncing' }, installed: true },
          ]),
        ),
      };
    default:
      return unexpected(event);
  }
}

function heard<TRecord>(
  state: KindState<TRecord>,
  scope: string | undefined,
  at: string,
): Partial<KindState<TRecord>> {
  return standing(state, scope, before => ({ ...before, observedAt: at }));
}

/** How the kind stands after a word about one namespace, or about all of it. */
function standing<TRecord>(
  state: KindState<TRecord>,
  scope: string | undefined,
  next: (before: ScopeState) => ScopeState,
): Partial<KindState<TRecord>> {
  const { freshness, installed, observedAt } = state;
  const whole: ScopeState = {
    freshness,
    installed,
    ...(observedAt !== undefined && { observedAt }),
  };
  const before = scope === undefined ? undefined : state.scopes?.get(scope);
  if (!state.scopes || scope === undefined || !before) {
    return next(whole);
  }
  const scopes = new Map(state.scopes).set(scope, next(before));
  return { scopes, ...mergeScopes(scopes, whole) };
}

function unexpected(event: never): never {
  throw new Error(`Unexpected watch event ${JSON.stringify(event)}`);
}
