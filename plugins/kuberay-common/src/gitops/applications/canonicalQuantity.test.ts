import { canonicalQuantity } from './canonicalQuantity';

describe('canonicalQuantity', () => {
  it.each([
    ['0.5', '500m'],
    ['1.5', '1500m'],
    ['1000m', '1'],
    ['2.0', '2'],
    ['007', '7'],
    ['1000', '1k'],
    ['1000M', '1G'],
    ['1024Mi', '1Gi'],
    ['1.5Gi', '1536Mi'],
    ['0.25Ki', '256'],
    ['1048576Gi', '1Pi'],
    ['1000000E', '1000000E'],
    ['0.0001', '100u'],
    ['0.5m', '500u'],
    ['0.000000001', '1n'],
    ['1.3Gi', '1395864371200m'],
    ['0.9765625Ki', '1k'],
    ['1000Ki', '1000Ki'],
  ])('writes %s as %s', (quantity, canonical) => {
    expect(canonicalQuantity(quantity)).toBe(canonical);
  });

  it.each(['1', '500m', '2Gi', '1G', '1500Mi', '1500M', '1025Mi', '1024'])(
    'leaves %s alone',
    quantity => {
      expect(canonicalQuantity(quantity)).toBe(quantity);
    },
  );

  it.each(['0.0000000001', '0.5n1', 'x', '1Xi'])(
    'does not touch %s, which it cannot write exactly',
    quantity => {
      expect(canonicalQuantity(quantity)).toBe(quantity);
    },
  );
});
