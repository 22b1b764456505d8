import { coarsenSpans } from './coarsenSpans';

const span = (from: number, until: number, ready: number) => ({
  from,
  until,
  ready,
  desired: 3,
  min: 0,
});
const within = { desiredLow: 3, desiredHigh: 3 };

describe('coarsenSpans', () => {
  it('leaves spans alone that can be told apart', () => {
    const spans = [span(0, 10, 1), span(10, 12, 2), span(12, 30, 3)];
    expect(coarsenSpans(spans, 10)).toEqual(spans);
  });

  it('puts short neighbours together, with what was lowest and highest', () => {
    expect(
      coarsenSpans(
        [span(0, 4, 1), span(4, 8, 5), span(8, 12, 2), span(12, 16, 3)],
        10,
      ),
    ).toEqual([
      { ...span(0, 12, 2), ...within, readyLow: 1, readyHigh: 5 },
      span(12, 16, 3),
    ]);
  });

  it('bridges no gap', () => {
    const spans = [span(0, 4, 1), span(6, 8, 5)];
    expect(coarsenSpans(spans, 10)).toEqual(spans);
  });
});
