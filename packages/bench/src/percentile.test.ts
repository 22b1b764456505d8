import { percentile } from './percentile';

describe('percentile', () => {
  it('is the value below which that part of the sample lies, in whatever order it came', () => {
    const sample = [5, 1, 4, 2, 3, 10, 9, 8, 7, 6];
    expect(percentile(sample, 0)).toBe(1);
    expect(percentile(sample, 0.5)).toBe(6);
    expect(percentile(sample, 0.95)).toBe(10);
    expect(percentile(sample, 1)).toBe(10);
    expect(sample[0]).toBe(5);
  });

  it('is no number where nothing was measured', () => {
    expect(percentile([], 0.95)).toBeNaN();
  });
});
