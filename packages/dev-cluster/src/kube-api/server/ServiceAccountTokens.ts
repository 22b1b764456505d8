import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../clock';
import { isJsonObject } from '../json';
import type { KubeObject } from '../KubeObject';
import type { ObjectStore } from '../ObjectStore';
import type { Subject } from '../rbac/Subject';
import { serviceAccountSubject } from '../rbac/Subject';

/** The audience of tokens that the API server itself accepts. */
export const API_AUDIENCE = 'https://kubernetes.default.svc.cluster.local';

/** What a token says; the fields are those of real ones that anybody here reads. */
interface Claims {
  sub: string;
  aud: readonly string[];
  /** Seconds since 1970; absent in the token of a Secret, which lasts as long as the Secret. */
  exp?: number;
  'kubernetes.io': {
    namespace: string;
    serviceaccount: { name: string; uid: string };
    secret?: { name: string; uid: string };
  };
}

/**
 * Makes and checks tokens of ServiceAccounts: JSON web tokens, signed with a key that lives as long as the cluster. As in
 * Kubernetes, a token is no longer good once its ServiceAccount, or the Secret that holds it, has gone or been made anew.
 */
export class ServiceAccountTokens {
  readonly #store: ObjectStore;
  readonly #clock: Clock;
  readonly #key = randomBytes(32);

  constructor(options: { store: ObjectStore; clock: Clock }) {
    this.#store = options.store;
    this.#clock = options.clock;
  }

  /** Without `seconds` a token that does not expire. */
  issue(options: {
    account: KubeObject;
    audiences?: readonly string[];
    seconds?: number;
    secret?: KubeObject;
  }): string {
    const { account, seconds, secret } = options;
    const { namespace = '', name } = account.metadata;
    const claims: Claims = {
      sub: serviceAccountSubject({ namespace, name }).user,
      aud: options.audiences ?? [API_AUDIENCE],
      ...(seconds !== undefined && {
        exp: Math.floor(this.#clock.now() / 1000) + seconds,
      }),
      'kubernetes.io': {
        namespace,
        serviceaccount: identityOf(account),
        ...(secret && { secret: identityOf(secret) }),
      },
    };
    const signed = `${encode({ alg: 'HS256', typ: 'JWT' })}.${encode(claims)}`;
    return `${signed}.${this.#sign(signed)}`;
  }

  /** Whose token it is; undefined when it is none of ours, has expired, or is for somebody else than the API server. */
  subjectOf(token: string): Subject | undefined {
    const end = token.lastIndexOf('.');
    const signed = token.slice(0, Math.max(0, end));
    if (!isSame(token.slice(end + 1), this.#sign(signed))) {
      return undefined;
    }
    // We have signed it, so we have written it.
    const claims: Claims = JSON.parse(
      Buffer.from(signed.split('.')[1], 'base64url').toString('utf8'),
    );
    const { namespace, serviceaccount, secret } = claims['kubernetes.io'];
    const isGood =
      claims.aud.includes(API_AUDIENCE) &&
      (claims.exp === undefined || claims.exp * 1000 > this.#clock.now()) &&
      this.#isThere('ServiceAccount', namespace, serviceaccount) &&
      (secret === undefined || this.#isThere('Secret', namespace, secret));
    return isGood
      ? serviceAccountSubject({ namespace, name: serviceaccount.name })
      : undefined;
  }

  #isThere(
    kind: string,
    namespace: string,
    { name, uid }: { name: string; uid: string },
  ): boolean {
    return this.#store.get({ kind, namespace, name })?.metadata.uid === uid;
  }

  #sign(text: string): string {
    return createHmac('sha256', this.#key).update(text).digest('base64url');
  }
}

/** The ServiceAccount whose token a Secret is to hold; undefined for every other Secret. */
export function accountNameOf(secret: KubeObject): string | undefined {
  return secret.kind === 'Secret' &&
    secret.type === 'kubernetes.io/service-account-token'
    ? secret.metadata.annotations?.['kubernetes.io/service-account.name']
    : undefined;
}

/** Whether a Secret has its token. */
export function hasToken({ data }: KubeObject): boolean {
  return isJsonObject(data) && data.token !== undefined;
}

function identityOf({ metadata }: KubeObject): { name: string; uid: string } {
  return { name: metadata.name, uid: metadata.uid ?? '' };
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
