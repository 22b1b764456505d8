import { readTokenLifetime } from './readTokenLifetime';

const NOW = Date.parse('2026-01-01T00:00:00Z');

const tokenOf = (claims: unknown) =>
  [
    'e30',
    Buffer.from(JSON.stringify(claims)).toString('base64url'),
    'sig',
  ].join('.');

describe('readTokenLifetime', () => {
  it.each([
    [{ iat: 1000, exp: 87_400 }, 86_400_000],
    [{ exp: NOW / 1000 + 60 }, 60_000],
    [{ iat: 1000 }, undefined],
    [{ iat: 1000, exp: 1000 }, undefined],
    [{ exp: NOW / 1000 - 60 }, undefined],
    [{ exp: 'soon' }, undefined],
    [null, undefined],
  ])('reads %j as %s ms', (claims, lifetime) => {
    expect(readTokenLifetime(tokenOf(claims), NOW)).toBe(lifetime);
  });

  it.each(['', 'opaque', 'a.b.c', 'a.%%%.c'])(
    'knows no lifetime of %j, which is no JWT',
    token => {
      expect(readTokenLifetime(token, NOW)).toBeUndefined();
    },
  );
});
