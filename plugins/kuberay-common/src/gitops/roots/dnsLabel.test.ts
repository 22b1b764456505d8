import fc from 'fast-check';
import { dnsLabel } from './dnsLabel';

describe('dnsLabel', () => {
  it.each([
    ['prod_eu', /^prod-eu-[0-9a-f]{8}$/],
    ['Prod-EU', /^prod-eu-[0-9a-f]{8}$/],
    ['-a-', /^a-[0-9a-f]{8}$/],
    ['é', /^[0-9a-f]{8}$/],
    ['', /^[0-9a-f]{8}$/],
    ['a'.repeat(64), /^a{54}-[0-9a-f]{8}$/],
  ])('marks %j, of which something is lost, by a hash', (text, label) => {
    expect(dnsLabel(text)).toMatch(label);
  });

  it('leaves a short label as it is', () => {
    expect(dnsLabel('forecast-prod')).toBe('forecast-prod');
  });

  it('gives any text a label of limited length, and two texts two', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const label = dnsLabel(one, 20);
        expect(label).toMatch(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/);
        expect(label.length).toBeLessThanOrEqual(20);
        expect(dnsLabel(other, 20) === label).toBe(one === other);
      }),
    );
  });
});
