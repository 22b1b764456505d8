import { stepArea, stepLine } from './stepPaths';

const scales = {
  x: (at: number) => at * 10,
  y: (count: number) => 100 - count,
};
const span = (from: number, until: number, ready: number, max?: number) => ({
  from,
  until,
  ready,
  desired: 0,
  min: 0,
  max,
});

describe('stepLine', () => {
  it('stays level and steps', () => {
    expect(
      stepLine([span(0, 2, 3), span(2, 5, 1)], ({ ready }) => ready, scales),
    ).toBe('M0 97H20V99H50');
  });

  it('breaks where spans do not touch', () => {
    expect(
      stepLine([span(0, 2, 3), span(4, 5, 3)], ({ ready }) => ready, scales),
    ).toBe('M0 97H20M40 97H50');
  });

  it('breaks where there is no value', () => {
    expect(
      stepLine(
        [span(0, 2, 3, 9), span(2, 4, 3), span(4, 5, 3, 9)],
        ({ max }) => max,
        scales,
      ),
    ).toBe('M0 91H20M40 91H50');
  });

  it('draws nothing of nothing', () => {
    expect(stepLine([], ({ ready }) => ready, scales)).toBe('');
  });
});

describe('stepArea', () => {
  it('fills between two counts', () => {
    expect(
      stepArea(
        [span(0, 2, 3), span(4, 5, 1)],
        ({ ready }) => [0, ready],
        scales,
      ),
    ).toBe('M0 100H20V97H0ZM40 100H50V99H40Z');
  });

  it('leaves out spans without bounds', () => {
    expect(
      stepArea(
        [span(0, 2, 3), span(2, 3, 1, 4)],
        ({ ready, max }) => (max === undefined ? undefined : [ready, max]),
        scales,
      ),
    ).toBe('M20 99H30V96H20Z');
  });
});
