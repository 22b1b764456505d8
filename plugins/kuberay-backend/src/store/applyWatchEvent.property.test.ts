import fc from 'fast-check';
import type { ObjectKey, WatchEvent } from '../watch/WatchEvent';
import { applyWatchEvent } from './applyWatchEvent';
import type { Indexers } from './indexers';
import type { KindState } from './KindState';
import { SYNCING } from './KindState';

/** Something with an owner, as pods have, and with any number of labels. */
interface Thing extends ObjectKey {
  owner: string;
  labels: string[];
}

const indexers: Indexers<Thing> = {
  owner: ({ namespace, owner }) => [`${namespace}/${owner}`],
  label: ({ labels }) => [...new Set(labels)],
};

const AT = '2026-11-21T02:00:00Z';

const namespace = fc.constantFrom('ray', 'team-a', 'team-b');
const name = fc.integer({ min: 0, max: 150 }).map(index => `thing-${index}`);
const thing: fc.Arbitrary<Thing> = fc.record(
  {
    namespace,
    name,
    owner: fc.constantFrom('one', 'two', 'three'),
    labels: fc.array(fc.constantFrom('x', 'y', 'z'), { maxLength: 3 }),
  },
  { noNullPrototype: true },
);

/** What happens in a cluster, or to our connection with it. */
type Happening =
  | { put: Thing }
  | { take: ObjectKey }
  | { missed: (Thing | ObjectKey)[] }
  | 'cut'
  | 'bookmark'
  | 'uninstalled';

const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ put: thing }) },
  {
    weight: 4,
    arbitrary: fc.record({ take: fc.record({ namespace, name }) }),
  },
  // Changes that the watch does not bring, and the list after them.
  {
    weight: 2,
    arbitrary: fc.record({
      missed: fc.array(fc.oneof(thing, fc.record({ namespace, name })), {
        maxLength: 200,
      }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('cut' as const, 'bookmark' as const),
  },
  { weight: 1, arbitrary: fc.constant('uninstalled' as const) },
);

/** The cluster itself: what a LIST would bring. */
class Model {
  readonly things = new Map<string, Thing>();

  change(one: Thing | ObjectKey): void {
    const key = `${one.namespace}/${one.name}`;
    if ('owner' in one) {
      this.things.set(key, one);
    } else {
      this.things.delete(key);
    }
  }

  /** What the store is to be told of it. */
  happen(what: Happening): WatchEvent<Thing>[] {
    switch (what) {
      case 'cut':
        return [
          {
            type: 'failed',
            problem: { code: 'unreachable', message: 'gone' },
            at: AT,
          },
          { type: 'resumed', at: AT },
        ];
      case 'bookmark':
        return [{ type: 'bookmarked', at: AT }];
      case 'uninstalled':
        this.things.clear();
        return [{ type: 'not-installed', at: AT }];
      default:
        break;
    }
    if ('put' in what) {
      this.change(what.put);
      return [{ type: 'applied', record: what.put, at: AT }];
    }
    if ('take' in what) {
      this.change(what.take);
      return [{ type: 'deleted', key: what.take, at: AT }];
    }
    what.missed.forEach(one => this.change(one));
    return [{ type: 'replaced', records: [...this.things.values()], at: AT }];
  }

  /** Names by index and key, as the indexers say. */
  indexed(): Record<string, Record<string, string[]>> {
    const indexes: Record<string, Record<string, string[]>> = {};
    for (const [index, keysOf] of Object.entries(indexers)) {
      indexes[index] = {};
      for (const one of this.things.values()) {
        for (const key of keysOf(one)) {
          (indexes[index][key] ??= []).push(`${one.namespace}/${one.name}`);
        }
      }
      Object.values(indexes[index]).forEach(names => names.sort());
    }
    return indexes;
  }
}

function recordsOf(state: KindState<Thing>): Record<string, Thing> {
  return Object.fromEntries(
    [...state.records].flatMap(([ns, names]) =>
      [...names].map(([key, record]) => [`${ns}/${key}`, record]),
    ),
  );
}

function indexedIn(
  state: KindState<Thing>,
): Record<string, Record<string, string[]>> {
  return Object.fromEntries(
    Object.keys(indexers).map(index => [
      index,
      Object.fromEntries(
        [...(state.indexes.get(index) ?? [])].map(([key, records]) => [
          key,
          records.map(record => `${record.namespace}/${record.name}`).sort(),
        ]),
      ),
    ]),
  );
}

describe('applyWatchEvent', () => {
  it('leaves the store equal to the cluster after any changes, cuts and lists, its indexes too', () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 60 }), happenings => {
        const model = new Model();
        let state: KindState<Thing> = SYNCING;
        for (const what of happenings) {
          const before = state;
          const were = recordsOf(before);
          for (const event of model.happen(what)) {
            state = applyWatchEvent(state, event, indexers);
          }
          expect(recordsOf(state)).toEqual(Object.fromEntries(model.things));
          expect(indexedIn(state)).toEqual(model.indexed());
          expect(recordsOf(before)).toEqual(were);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('keeps the identity of every record that a list finds unchanged', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(thing, {
          maxLength: 120,
          selector: one => `${one.namespace}/${one.name}`,
        }),
        fc.array(thing, { maxLength: 120 }),
        (first, second) => {
          const listed = new Map(
            [...first, ...second].map(one => [
              `${one.namespace}/${one.name}`,
              one,
            ]),
          );
          const listedFirst = applyWatchEvent<Thing>(
            SYNCING,
            { type: 'replaced', records: first, at: AT },
            indexers,
          );
          const copies = [...listed.values()].map(one => ({
            ...one,
            labels: [...one.labels],
          }));

          const after = recordsOf(
            applyWatchEvent<Thing>(
              listedFirst,
              { type: 'replaced', records: copies, at: AT },
              indexers,
            ),
          );

          const before = recordsOf(listedFirst);
          const unchanged = Object.keys(before).filter(
            key => listed.get(key) === before[key],
          );
          expect(unchanged.filter(key => after[key] !== before[key])).toEqual(
            [],
          );
        },
      ),
      { numRuns: 40 },
    );
  });
});
