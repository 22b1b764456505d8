import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { KubeStatusError } from '../KubeStatusError';
import type { Caller } from './Caller';
import { accountCaller, rbacCaller } from './Caller';
import type { KubeAccount } from './KubeAccount';
import type { ServiceAccountTokens } from './ServiceAccountTokens';
import type { ObjectStore } from '../ObjectStore';

/**
 * Whose token a request carries: as a bearer token, as Kubernetes wants it, or as the password of HTTP
 * Basic. kubectl keeps a bearer token to itself when the server has no TLS, but sends what its server's URL says
 * (`http://kubectl:<token>@127.0.0.1:7010/…`).
 *
 * A web page cannot add a bearer token to a request, but it can send the browser to a URL with a password in it; the token
 * may be known, from a default configuration. So a request that comes from a browser is not let in by a password.
 *
 * @throws KubeStatusError 401
 */
export function authenticate(
  headers: IncomingHttpHeaders,
  known: {
    accounts: readonly KubeAccount[];
    tokens: ServiceAccountTokens;
    objects: Pick<ObjectStore, 'entries' | 'get'>;
  },
): Caller {
  const { authorization = '' } = headers;
  const [, bearer] = /^Bearer (.+)$/i.exec(authorization) ?? [];
  const given = bearer ?? (isFromBrowser(headers) ? '' : password(headers));
  const account = known.accounts.find(({ token }) =>
    timingSafeEqual(digest(given), digest(token)),
  );
  if (account) {
    return accountCaller(account);
  }
  const subject = known.tokens.subjectOf(given);
  if (!subject) {
    throw KubeStatusError.unauthorized();
  }
  return rbacCaller(subject, known.objects);
}

/** Browsers send `Origin` with every form and every request of a script, and `Sec-Fetch-Site` with every request. */
function isFromBrowser(headers: IncomingHttpHeaders): boolean {
  return (
    headers.origin !== undefined || headers['sec-fetch-site'] !== undefined
  );
}

function password({ authorization = '' }: IncomingHttpHeaders): string {
  const [, encoded = ''] = /^Basic (.+)$/i.exec(authorization) ?? [];
  const pair = Buffer.from(encoded, 'base64').toString('utf8');
  return pair.slice(pair.indexOf(':') + 1);
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
