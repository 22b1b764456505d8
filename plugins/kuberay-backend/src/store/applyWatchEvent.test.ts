import type { Freshness } from 'backstage-plugin-kuberay-common';
import type { ObjectKey, WatchEvent } from '../watch/WatchEvent';
import { applyWatchEvent } from './applyWatchEvent';
import type { KindState } from './KindState';
import { SYNCING } from './KindState';

const T1 = '2026-11-21T02:00:01Z';
const T2 = '2026-11-21T02:00:02Z';
const T3 = '2026-11-21T02:00:03Z';

const a = { namespace: 'ray', name: 'a' };
const b = { namespace: 'ray', name: 'b' };
const c = { namespace: 'other', name: 'c' };
const problem = { code: 'unreachable', message: 'gone' } as const;
const otherProblem = { code: 'forbidden', message: 'no' } as const;

function after(...events: WatchEvent<ObjectKey>[]): KindState<ObjectKey> {
  return events.reduce<KindState<ObjectKey>>(
    (state, event) => applyWatchEvent(state, event),
    SYNCING,
  );
}

function names(state: KindState<ObjectKey>): string[] {
  return [...state.records].flatMap(([namespace, records]) =>
    [...records.keys()].map(name => `${namespace}/${name}`),
  );
}

const listed: WatchEvent<ObjectKey> = {
  type: 'replaced',
  records: [a, c],
  at: T1,
};
const failed: WatchEvent<ObjectKey> = { type: 'failed', problem, at: T3 };

interface Case {
  story: string;
  events: WatchEvent<ObjectKey>[];
  names: string[];
  freshness: Freshness;
  installed?: false;
  observedAt?: string;
}

describe('applyWatchEvent', () => {
  it.each<Case>([
    {
      story: 'knows nothing before the first list',
      events: [],
      names: [],
      freshness: { state: 'syncing' },
    },
    {
      story: 'is live with what was listed',
      events: [listed],
      names: ['ray/a', 'other/c'],
      freshness: { state: 'live', since: T1 },
      observedAt: T1,
    },
    {
      story: 'is live with nothing where nothing was listed',
      events: [{ type: 'replaced', records: [], at: T1 }],
      names: [],
      freshness: { state: 'live', since: T1 },
      observedAt: T1,
    },
    {
      story: 'adds what was applied',
      events: [listed, { type: 'applied', record: b, at: T2 }],
      names: ['ray/a', 'ray/b', 'other/c'],
      freshness: { state: 'live', since: T1 },
      observedAt: T2,
    },
    {
      story: 'removes what was deleted',
      events: [listed, { type: 'deleted', key: a, at: T2 }],
      names: ['other/c'],
      freshness: { state: 'live', since: T1 },
      observedAt: T2,
    },
    {
      story: 'removes nothing that is not there',
      events: [listed, { type: 'deleted', key: b, at: T2 }],
      names: ['ray/a', 'other/c'],
      freshness: { state: 'live', since: T1 },
      observedAt: T2,
    },
    {
      story:
        'forgets with a relist what is gone, and stays live since when it was',
      events: [listed, { type: 'replaced', records: [b], at: T2 }],
      names: ['ray/b'],
      freshness: { state: 'live', since: T1 },
      observedAt: T2,
    },
    {
      story: 'hears a bookmark and changes nothing',
      events: [listed, { type: 'bookmarked', at: T2 }],
      names: ['ray/a', 'other/c'],
      freshness: { state: 'live', since: T1 },
      observedAt: T2,
    },
    {
      story:
        'keeps the last good data when the watch fails, as old as the last word',
      events: [listed, { type: 'bookmarked', at: T2 }, failed],
      names: ['ray/a', 'other/c'],
      freshness: { state: 'stale', observedAt: T2, problem },
      observedAt: T2,
    },
    {
      story: 'stays as old when it fails again for another reason',
      events: [
        listed,
        failed,
        { type: 'failed', problem: otherProblem, at: T3 },
      ],
      names: ['ray/a', 'other/c'],
      freshness: { state: 'stale', observedAt: T1, problem: otherProblem },
      observedAt: T1,
    },
    {
      story: 'is live anew when a list comes after a failure',
      events: [listed, failed, { type: 'replaced', records: [a], at: T3 }],
      names: ['ray/a'],
      freshness: { state: 'live', since: T3 },
      observedAt: T3,
    },
    {
      story: 'has failed, and has no data, when the first list fails',
      events: [{ type: 'failed', problem, at: T1 }],
      names: [],
      freshness: { state: 'failed', since: T1, problem },
    },
    {
      story: 'has failed since the first failure',
      events: [
        { type: 'failed', problem, at: T1 },
        { type: 'failed', problem: otherProblem, at: T2 },
      ],
      names: [],
      freshness: { state: 'failed', since: T1, problem: otherProblem },
    },
    {
      story: 'knows that there is nothing of a kind that is not installed',
      events: [{ type: 'not-installed', at: T1 }],
      names: [],
      freshness: { state: 'live', since: T1 },
      installed: false,
      observedAt: T1,
    },
    {
      story: 'forgets everything when a kind is uninstalled',
      events: [listed, { type: 'not-installed', at: T2 }],
      names: [],
      freshness: { state: 'live', since: T1 },
      installed: false,
      observedAt: T2,
    },
    {
      story: 'is installed when a list comes',
      events: [
        { type: 'not-installed', at: T1 },
        { ...listed, at: T2 },
      ],
      names: ['ray/a', 'other/c'],
      freshness: { state: 'live', since: T1 },
      observedAt: T2,
    },
  ])(
    '$story',
    ({ events, names: expected, freshness, installed, observedAt }) => {
      const state = after(...events);

      expect({ ...state, records: names(state) }).toEqual({
        records: expected,
        indexes: new Map(),
        freshness,
        installed: installed ?? true,
        observedAt,
      });
    },
  );

  it('leaves the state before it as it was', () => {
    const before = after(listed);

    applyWatchEvent(before, { type: 'applied', record: b, at: T2 });
    applyWatchEvent(before, { type: 'deleted', key: a, at: T2 });

    expect(names(before)).toEqual(['ray/a', 'other/c']);
  });

  it('keeps the identity of what does not change', () => {
    const before = after(listed, failed);

    const next = applyWatchEvent(before, failed);
    const written = applyWatchEvent(before, {
      type: 'applied',
      record: { ...a },
      at: T3,
    });
    const changed = applyWatchEvent(before, {
      type: 'applied',
      record: b,
      at: T3,
    });

    expect(next.records).toBe(before.records);
    expect(next.freshness).toBe(before.freshness);
    expect(written.records).toBe(before.records);
    expect(written.observedAt).toBe(T3);
    expect(changed.records.get('other')).toBe(before.records.get('other'));
  });
});
