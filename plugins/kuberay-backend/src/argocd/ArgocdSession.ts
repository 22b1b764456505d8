import { KubeError } from '../kube/KubeError';
import { readTokenLifetime } from './readTokenLifetime';

/** A token is renewed so long before its end, that no request is under way with it then. */
const EXPIRY_MARGIN_MS = 60_000;

/**
 * After a refused login there is no other for so long: Argo CD locks a user out after five wrong passwords within five
 * minutes (`ARGOCD_SESSION_FAILURE_MAX_FAIL_COUNT`), which would hit people, too.
 */
const REFUSED_LOGIN_HOLD_MS = 75_000;

/** Options of `ArgocdSession.create`. */
export interface ArgocdSessionOptions {
  /** Asks for a token. @throws KubeError, `unauthorized` where user or password is wrong */
  login: () => Promise<string>;
}

/** The token of a user who logs in: one login for all who ask, kept until it is about to expire or is refused. */
export class ArgocdSession {
  readonly #login: ArgocdSessionOptions['login'];
  #token: { value: string; expiresAt: number } | undefined;
  #pending: Promise<string> | undefined;
  #refused: { error: KubeError; until: number } | undefined;

  private constructor(options: ArgocdSessionOptions) {
    this.#login = options.login;
  }

  static create(options: ArgocdSessionOptions): ArgocdSession {
    return new ArgocdSession(options);
  }

  /** @throws KubeError */
  async token(): Promise<string> {
    const now = performance.now();
    if (this.#token && now < this.#token.expiresAt) {
      return this.#token.value;
    }
    if (this.#refused && now < this.#refused.until) {
      throw this.#refused.error;
    }
    this.#pending ??= this.#renew().finally(() => {
      this.#pending = undefined;
    });
    return this.#pending;
  }

  /** This token was refused. Does nothing where a newer one is known already. */
  drop(token: string): void {
    if (this.#token?.value === token) {
      this.#token = undefined;
    }
  }

  async #renew(): Promise<string> {
    try {
      const value = await this.#login();
      const lifetime = readTokenLifetime(value, Date.now());
      // At least half of it, for tokens that live hardly longer than the margin.
      const usable =
        lifetime === undefined
          ? Infinity
          : Math.max(lifetime / 2, lifetime - EXPIRY_MARGIN_MS);
      // Measured from here on the clock that never jumps: the wall clock may be set at any time.
      this.#token = { value, expiresAt: performance.now() + usable };
      this.#refused = undefined;
      return value;
    } catch (error) {
      if (error instanceof KubeError && error.code === 'unauthorized') {
        const until = performance.now() + REFUSED_LOGIN_HOLD_MS;
        this.#refused = { error, until };
      }
      throw error;
    }
  }
}
