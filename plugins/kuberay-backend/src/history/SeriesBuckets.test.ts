import { SeriesBuckets } from './SeriesBuckets';

const KEY = {
  ref: { cluster: 'prod', namespace: 'ray', name: 'demo' },
  uid: 'uid',
  group: 'std',
};

const counts = (ready: number) => ({ desired: 3, ready, min: 0 });

describe('SeriesBuckets', () => {
  it.each([
    { now: 10_000, at: 10_000 },
    { now: 14_999, at: 10_000 },
    { now: 15_000, at: 15_000 },
  ])(
    'puts what is found at $now ms into the bucket of $at ms',
    ({ now, at }) => {
      const row = SeriesBuckets.create().place(KEY, counts(1), {
        now,
        force: false,
      });
      expect(row).toEqual({ ...KEY, at, counts: counts(1) });
    },
  );

  it('writes nothing where nothing changed, and nothing of what was never there', () => {
    const buckets = SeriesBuckets.create();
    const when = { now: 0, force: false };
    expect(buckets.place(KEY, undefined, when)).toBeUndefined();
    buckets.place(KEY, counts(1), when);
    expect(buckets.place(KEY, counts(1), when)).toBeUndefined();
  });

  it('lets a second value wait for the next bucket, and forgets it when the first is back', () => {
    const buckets = SeriesBuckets.create();
    buckets.place(KEY, counts(1), { now: 0, force: false });
    expect(buckets.place(KEY, counts(2), { now: 4999, force: false })).toBe(
      'waits',
    );
    expect(
      buckets.place(KEY, counts(1), { now: 5000, force: false }),
    ).toBeUndefined();
    expect(buckets.place(KEY, counts(2), { now: 5001, force: false })).toEqual({
      ...KEY,
      at: 5000,
      counts: counts(2),
    });
  });

  it('waits for a bucket that another replica, whose clock is ahead, has begun', () => {
    const buckets = SeriesBuckets.create();
    buckets.seed({ ...KEY, at: 20_000, counts: counts(1) });
    expect(buckets.place(KEY, counts(2), { now: 19_000, force: false })).toBe(
      'waits',
    );
  });
});
