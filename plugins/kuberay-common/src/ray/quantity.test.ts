import { parseQuantity } from './quantity';

describe('parseQuantity', () => {
  it.each([
    ['1', 1],
    ['0.5', 0.5],
    ['.5', 0.5],
    ['500m', 0.5],
    ['100m', 0.1],
    ['2G', 2e9],
    ['2Gi', 2147483648],
    ['1024Ki', 1048576],
    ['12E', 12e18],
    ['1e3', 1000],
    ['1E3', 1000],
    ['-1', -1],
    [' 4 ', 4],
  ])('reads %s as %d', (quantity, expected) => {
    expect(parseQuantity(quantity)).toBeCloseTo(expected, 6);
  });

  it.each([[''], ['abc'], ['1 G'], ['1GiB'], ['1..2'], ['m']])(
    'reads %j as no quantity',
    quantity => {
      expect(parseQuantity(quantity)).toBeUndefined();
    },
  );
});
