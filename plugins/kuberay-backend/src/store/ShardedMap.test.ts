import fc from 'fast-check';
import { ShardedMap } from './ShardedMap';

type Step = { put: string; value: number } | { take: string };

/** Few keys, so that steps meet; many of them, so that shards are split. */
const key = fc.integer({ min: 0, max: 400 }).map(index => `pod-${index}`);

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ put: key, value: fc.nat(5) }),
  fc.record({ take: key }),
);

function sorted<TValue>(map: ReadonlyMap<string, TValue>): [string, TValue][] {
  return [...map].sort(([left], [right]) => (left < right ? -1 : 1));
}

describe('ShardedMap', () => {
  it('is after any changes what a Map is, and no earlier one has changed', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 600 }), steps => {
        let map = ShardedMap.empty<number>();
        const model = new Map<string, number>();
        const moments: [ShardedMap<number>, [string, number][]][] = [];
        for (const [index, one] of steps.entries()) {
          if ('put' in one) {
            map = map.with(one.put, one.value);
            model.set(one.put, one.value);
          } else {
            map = map.without(one.take);
            model.delete(one.take);
          }
          expect(map.size).toBe(model.size);
          if (index % 100 === 0) {
            moments.push([map, sorted(model)]);
          }
        }
        expect(sorted(map)).toEqual(sorted(model));
        for (const [moment, entries] of moments) {
          expect(sorted(moment)).toEqual(entries);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('finds every entry that it was made from, and none other', () => {
    const entries = Array.from(
      { length: 1000 },
      (_, index): [string, number] => [`pod-${index}`, index],
    );

    const map = ShardedMap.from(entries);

    expect(entries.map(([name]) => map.get(name))).toEqual(
      entries.map(([, value]) => value),
    );
    expect([map.size, map.has('pod-1000'), map.get('pod-1000')]).toEqual([
      1000,
      false,
      undefined,
    ]);
    expect([[...map.keys()].sort(), [...map.values()].length]).toEqual([
      entries.map(([name]) => name).sort(),
      1000,
    ]);
  });

  it('is itself without what it does not have', () => {
    const map = ShardedMap.from([['a', 1]]);

    expect(map.without('b')).toBe(map);
  });
});
