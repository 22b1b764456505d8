import {
  createHash,
  createHmac,
  randomBytes,
  randomUUID,
  timingSafeEqual,
} from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Clock } from '../clock';
import { isJsonObject } from '../kube-api/json';
import type { ArgocdAccount, Caller } from './ArgocdAccount';
import { ArgocdError } from './ArgocdError';

/** What a session token says. */
interface Claims {
  iss: 'argocd';
  /** `<username>:login`. */
  sub: string;
  /** Seconds since the epoch, as the other two. */
  iat: number;
  nbf: number;
  exp: number;
  jti: string;
}

/** How long a session lasts by default, as in Argo CD. */
const DEFAULT_SESSION_SECONDS = 24 * 60 * 60;

/**
 * The accounts of an Argo CD and their session tokens: signed JWTs that expire. The key is made anew at each start, so
 * that sessions end with the process.
 */
export class Sessions {
  readonly #accounts: readonly ArgocdAccount[];
  readonly #clock: Clock;
  readonly #seconds: number;
  readonly #key = randomBytes(32);
  readonly #startedAt: number;

  constructor(options: {
    accounts: readonly ArgocdAccount[];
    clock: Clock;
    /** How long a session lasts. */
    sessionSeconds?: number;
  }) {
    this.#accounts = options.accounts;
    this.#clock = options.clock;
    this.#seconds = options.sessionSeconds ?? DEFAULT_SESSION_SECONDS;
    this.#startedAt = options.clock.now();
  }

  /** @throws ArgocdError 401 for a wrong user or password, which it does not tell apart (recorded: login-bad) */
  login(username: string, password: string): string {
    const account = this.#accounts.find(one => one.username === username);
    if (!account?.password || !isEqual(account.password, password)) {
      throw new ArgocdError(16, 'Invalid username or password');
    }
    const now = Math.floor(this.#clock.now() / 1000);
    return this.#sign({
      iss: 'argocd',
      sub: `${username}:login`,
      exp: now + this.#seconds,
      nbf: now,
      iat: now,
      jti: randomUUID(),
    });
  }

  /**
   * Who a request comes from, by `Authorization: Bearer` or the cookie `argocd.token`.
   * @throws ArgocdError 401: what is no JWT counts as no token (recorded: 401, none), a JWT is told what is wrong with it
   */
  authenticate(headers: IncomingHttpHeaders): Caller {
    const token = tokenOf(headers);
    const machine = this.#accounts.find(
      account =>
        token !== undefined &&
        account.token !== undefined &&
        isEqual(account.token, token),
    );
    if (machine) {
      return { account: machine, issuedAt: this.#startedAt };
    }
    if (token === undefined || token.split('.').length !== 3) {
      throw ArgocdError.noSession();
    }
    const claims = this.#verify(token);
    const username = claims.sub.replace(/:login$/, '');
    const account = this.#accounts.find(one => one.username === username);
    if (!account) {
      throw invalidSession(`account ${username} does not exist`);
    }
    return { account, issuedAt: claims.iat * 1000 };
  }

  #sign(claims: Claims): string {
    const head = encode({ alg: 'HS256', typ: 'JWT' });
    const signed = `${head}.${encode(claims)}`;
    return `${signed}.${this.#signature(signed)}`;
  }

  #verify(token: string): Claims {
    const [head = '', body = '', signature = ''] = token.split('.');
    const isGenuine = isEqual(this.#signature(`${head}.${body}`), signature);
    const claims = isGenuine ? decodeClaims(body) : undefined;
    if (!claims) {
      throw invalidSession('token signature is invalid: signature is invalid');
    }
    if (claims.exp * 1000 <= this.#clock.now()) {
      throw invalidSession('token has invalid claims: token is expired');
    }
    return claims;
  }

  #signature(text: string): string {
    return createHmac('sha256', this.#key).update(text).digest('base64url');
  }
}

function invalidSession(because: string): ArgocdError {
  return new ArgocdError(16, `invalid session: ${because}`);
}

function tokenOf({
  authorization = '',
  cookie = '',
}: IncomingHttpHeaders): string | undefined {
  const [, bearer] = /^Bearer (.+)$/i.exec(authorization) ?? [];
  const [, fromCookie] = /(?:^|;\s*)argocd\.token=([^;]+)/.exec(cookie) ?? [];
  return bearer ?? fromCookie;
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** Only for what has our own signature. */
function decodeClaims(body: string): Claims | undefined {
  const claims: unknown = JSON.parse(
    Buffer.from(body, 'base64url').toString('utf8'),
  );
  return isJsonObject(claims) ? (claims as unknown as Claims) : undefined;
}

function isEqual(a: string, b: string): boolean {
  return timingSafeEqual(digest(a), digest(b));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
