import { quantityAmount } from './quantityAmount';

describe('quantityAmount', () => {
  it.each([
    ['1', 1],
    ['500m', 0.5],
    ['2G', 2e9],
    ['2Gi', 2147483648],
    ['1e3', 1000],
    ['1.5Ki', 1536],
    [3, 3],
  ])('reads %j as %j', (quantity, amount) => {
    expect(quantityAmount(quantity)).toBe(amount);
  });

  it.each(['', 'one', '1 Gi', '1gi', 'Gi', null, undefined, {}])(
    'does not take %j for a quantity',
    quantity => {
      expect(quantityAmount(quantity)).toBeUndefined();
    },
  );
});
