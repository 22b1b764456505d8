import { addQuantities, formatQuantity, parseQuantity } from './Quantity';

describe('quantities', () => {
  it.each([
    ['500m', '500m'],
    ['1.5', '1500m'],
    [2, '2'],
    ['1000m', '1'],
    ['1024Mi', '1Gi'],
    ['1536Mi', '1536Mi'],
    ['2200M', '2200M'],
    ['0.5Gi', '512Mi'],
    ['0', '0'],
    ['-1', '-1'],
  ])('%s is written as %s', (text, canonical) => {
    expect(formatQuantity(parseQuantity(text))).toBe(canonical);
  });

  it.each([
    [['2G', '100M', '100M'], '2200M'],
    [['1', '100m', '100m'], '1200m'],
    [['0', '1Gi', '1Gi'], '2Gi'],
    [['500', '100m', '100m'], '500200m'],
  ])('%j add up to %s', (texts, total) => {
    expect(formatQuantity(texts.map(parseQuantity).reduce(addQuantities))).toBe(
      total,
    );
  });

  it.each(['', 'lots', '1 Gi', '1e3', undefined])('refuses %s', text => {
    expect(() => parseQuantity(text)).toThrow('is not a quantity');
  });
});
