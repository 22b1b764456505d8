import { toPins } from './toPins';

const pinsOf = (...things: number[]) =>
  toPins({ things, xOf: thing => thing, distance: 16 });

describe('toPins', () => {
  it('gives each thing a pin where there is room', () => {
    expect(pinsOf(10, 40)).toEqual([
      { x: 10, things: [10] },
      { x: 40, things: [40] },
    ]);
  });

  it('puts close things under one, in their middle', () => {
    expect(pinsOf(10, 20, 60)).toEqual([
      { x: 15, things: [10, 20] },
      { x: 60, things: [60] },
    ]);
  });

  it('keeps a distance between pins in a crowd', () => {
    const xs = pinsOf(...Array.from({ length: 100 }, (_, x) => x * 5)).map(
      ({ x }) => x,
    );
    expect(xs.length).toBeGreaterThan(5);
    for (let index = 1; index < xs.length; index++) {
      expect(xs[index] - xs[index - 1]).toBeGreaterThanOrEqual(8);
    }
  });

  it('has none of nothing', () => {
    expect(pinsOf()).toEqual([]);
  });
});
