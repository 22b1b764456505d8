import { z } from 'zod/v3';

const claimsSchema = z.object({
  exp: z.number(),
  iat: z.number().optional(),
});

/**
 * How many milliseconds a token of Argo CD lives from when it was made; undefined: it does not say, so it counts until
 * it is refused. Nothing is verified: that is the business of who accepts it.
 *
 * Both times are of Argo CD's clock, so that ours may be wrong.
 *
 * @param now milliseconds since 1970, for a token that does not say when it was made
 */
export function readTokenLifetime(
  token: string,
  now: number,
): number | undefined {
  const claims = claimsSchema.safeParse(readClaims(token)).data;
  if (!claims) {
    return undefined;
  }
  const lifetime = claims.exp * 1000 - (claims.iat ? claims.iat * 1000 : now);
  return lifetime > 0 ? lifetime : undefined;
}

function readClaims(token: string): unknown {
  try {
    const [, claims = ''] = token.split('.');
    return JSON.parse(Buffer.from(claims, 'base64url').toString('utf8'));
  } catch {
    // Not a JWT: opaque tokens are as good.
    return undefined;
  }
}
