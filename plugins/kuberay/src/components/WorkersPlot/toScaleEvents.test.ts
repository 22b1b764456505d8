import { toScaleEvents } from './toScaleEvents';

const span = (from: number, until: number, desired: number) => ({
  from,
  until,
  desired,
  ready: 0,
  min: 0,
});

describe('toScaleEvents', () => {
  it('finds each change of what is wanted', () => {
    expect(
      toScaleEvents([
        span(0, 1, 2),
        span(1, 2, 5),
        span(2, 3, 5),
        span(3, 4, 1),
      ]),
    ).toEqual([
      { at: 1, from: 2, to: 5 },
      { at: 3, from: 5, to: 1 },
    ]);
  });

  it('finds none over a gap: nobody knows when it was', () => {
    expect(toScaleEvents([span(0, 1, 2), span(2, 3, 5)])).toEqual([]);
  });
});
