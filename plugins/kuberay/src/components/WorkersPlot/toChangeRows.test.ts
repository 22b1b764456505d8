import { toChangeRows } from './toChangeRows';

const span = (from: number, until: number, ready: number) => ({
  from,
  until,
  ready,
  desired: 3,
  min: 0,
});

describe('toChangeRows', () => {
  it('lists counts, gaps and marks, the newest first', () => {
    const first = span(0, 10, 1);
    const second = span(10, 20, 2);
    const later = span(30, 40, 2);
    const mark = { kind: 'suspended' as const, at: 15 };
    expect(
      toChangeRows({
        series: {
          spans: [first, second, later],
          gaps: [{ from: 20, until: 30 }],
        },
        marks: [mark],
      }),
    ).toEqual([
      { at: 30, kind: 'counts', span: later, before: undefined },
      { at: 20, kind: 'gap' },
      { at: 15, kind: 'mark', mark, span: second },
      { at: 10, kind: 'counts', span: second, before: first },
      { at: 0, kind: 'counts', span: first, before: undefined },
    ]);
  });

  it('lists what came and went within a step, and not that it was over', () => {
    const spans = [
      span(0, 10, 2),
      { ...span(10, 20, 2), readyLow: 0 },
      span(20, 30, 2),
    ];
    expect(
      toChangeRows({ series: { spans, gaps: [] }, marks: [] }).map(
        ({ at }) => at,
      ),
    ).toEqual([10, 0]);
  });

  it('is empty where nothing is known', () => {
    expect(
      toChangeRows({ series: { spans: [], gaps: [] }, marks: [] }),
    ).toEqual([]);
  });
});
