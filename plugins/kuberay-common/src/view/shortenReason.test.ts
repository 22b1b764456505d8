import { shortenReason } from './shortenReason';

describe('shortenReason', () => {
  it('leaves a short line alone', () => {
    expect(shortenReason('exceeded quota')).toBe('exceeded quota');
  });

  it('makes one line of several', () => {
    expect(shortenReason(' exceeded\n\tquota ')).toBe('exceeded quota');
  });

  it('cuts what is longer than 160 characters', () => {
    expect(shortenReason('x'.repeat(160))).toBe('x'.repeat(160));
    expect(shortenReason(`${'x'.repeat(158)} yz`)).toBe(`${'x'.repeat(158)}…`);
  });
});
