import type { ObjectKey, WatchEvent } from '../watch/WatchEvent';
import { applyWatchEvent } from './applyWatchEvent';
import type { KindState } from './KindState';
import { SYNCING } from './KindState';
import { freshnessIn } from './lookups';

const T1 = '2026-11-21T02:00:01Z';
const T2 = '2026-11-21T02:00:02Z';
const T3 = '2026-11-21T02:00:03Z';

const a = { namespace: 'team-a', name: 'a' };
const b = { namespace: 'team-b', name: 'b' };
const problem = { code: 'forbidden', message: 'Not allowed' } as const;

const scoped: WatchEvent<ObjectKey> = {
  type: 'scoped',
  scopes: ['team-a', 'team-b'],
  at: T1,
};
const listed = (record: ObjectKey, at: string): WatchEvent<ObjectKey> => ({
  type: 'replaced',
  records: [record],
  at,
  scope: record.namespace,
});
const failed = (scope: string, at: string): WatchEvent<ObjectKey> => ({
  type: 'failed',
  problem,
  at,
  scope,
});

function after(...events: WatchEvent<ObjectKey>[]): KindState<ObjectKey> {
  return events.reduce<KindState<ObjectKey>>(
    (state, event) => applyWatchEvent(state, event),
    SYNCING,
  );
}

function names({ records }: KindState<ObjectKey>): string[] {
  return [...records.values()].flatMap(found => [...found.keys()]).sort();
}

describe('a kind whose namespaces are watched one by one', () => {
  it('is syncing until each of them has been listed, and shows what is there already', () => {
    const state = after(scoped, listed(a, T2));

    expect(state.freshness).toEqual({ state: 'syncing' });
    expect(names(state)).toEqual(['a']);
    expect(freshnessIn(state, 'team-a')).toEqual({ state: 'live', since: T2 });
  });

  it('is live since the last of them came', () => {
    const state = after(scoped, listed(a, T2), listed(b, T3));

    expect(state.freshness).toEqual({ state: 'live', since: T3 });
    expect(names(state)).toEqual(['a', 'b']);
  });

  it('forgets with the list of one namespace nothing of another', () => {
    const state = after(scoped, listed(a, T2), listed(b, T2), {
      type: 'replaced',
      records: [],
      at: T3,
      scope: 'team-a',
    });

    expect(names(state)).toEqual(['b']);
  });

  it('is as bad as the worst, names it, and leaves the others live', () => {
    const state = after(scoped, listed(a, T2), failed('team-b', T3));

    expect(state.freshness).toEqual({
      state: 'failed',
      since: T3,
      problem: { code: 'forbidden', message: 'Namespace team-b: Not allowed' },
    });
    expect(freshnessIn(state, 'team-a')).toEqual({ state: 'live', since: T2 });
    expect(names(state)).toEqual(['a']);
  });

  it('keeps the data of a namespace that fails, as old as its own last word', () => {
    const state = after(
      scoped,
      listed(a, T1),
      listed(b, T1),
      { type: 'bookmarked', at: T2, scope: 'team-b' },
      failed('team-a', T3),
    );

    expect(freshnessIn(state, 'team-a')).toEqual({
      state: 'stale',
      observedAt: T1,
      problem,
    });
    expect(freshnessIn(state, 'team-b')).toEqual({ state: 'live', since: T1 });
    expect(names(state)).toEqual(['a', 'b']);
  });

  it('is live again when the worst goes on', () => {
    const state = after(
      scoped,
      listed(a, T1),
      listed(b, T1),
      failed('team-a', T2),
      { type: 'resumed', at: T3, scope: 'team-a' },
    );

    expect(state.freshness).toEqual({ state: 'live', since: T3 });
  });

  it('is installed as soon as one of them has seen it', () => {
    const none: WatchEvent<ObjectKey> = {
      type: 'not-installed',
      at: T1,
      scope: 'team-a',
    };
    const nowhere = after(scoped, none, { ...none, scope: 'team-b' });
    const somewhere = after(scoped, none, listed(b, T2));

    expect([nowhere.installed, somewhere.installed]).toEqual([false, true]);
  });

  it('can tell nothing of a namespace that is not watched', () => {
    expect(freshnessIn(after(scoped), 'team-c')).toEqual({
      state: 'failed',
      since: T1,
      problem: {
        code: 'forbidden',
        message: 'Namespace team-c is not among those that are watched there',
      },
    });
  });

  it('keeps the identity of a freshness that a bookmark does not change', () => {
    const before = after(scoped, listed(a, T1), failed('team-b', T2));

    const next = applyWatchEvent(before, {
      type: 'bookmarked',
      at: T3,
      scope: 'team-a',
    });

    expect(next.freshness).toBe(before.freshness);
    expect(next.observedAt).toBe(T3);
  });
});
