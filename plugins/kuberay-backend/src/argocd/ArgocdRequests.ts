import { z } from 'zod/v3';
import type { ArgocdInstanceConfig } from '../config/KuberayConfig';
import { KubeError } from '../kube/KubeError';
import { readRetryAfter } from '../kube/readRetryAfter';
import type { KuberayMetrics } from '../metrics/KuberayMetrics';
import { ArgocdSession } from './ArgocdSession';
import type { ArgocdHttpRequest, ArgocdHttpResponse } from './ArgocdTransport';
import { ArgocdTransport } from './ArgocdTransport';
import type { ArgocdQuestion } from './classifyArgocdAnswer';
import { classifyArgocdAnswer } from './classifyArgocdAnswer';
import { classifyArgocdError } from './classifyArgocdError';
import { parseArgocdBody, parseArgocdJson } from './parseArgocdBody';
import { readBody, readBodyStart } from './readBody';

/** A list of 5,000 Applications with large specs fits; a page without end does not. */
const MAX_BODY_BYTES = 128 * 1024 * 1024;

/** Of a refusal only code and text are looked at. */
const MAX_REFUSAL_BYTES = 64 * 1024;

const sessionSchema = z.object({ token: z.string().min(1) });

/** What is asked of the API, and how a refusal of it is put. */
export type ArgocdRequestQuestion = ArgocdQuestion &
  Pick<ArgocdHttpRequest, 'path' | 'query'> & {
    /** JSON of a POST; absent: a GET. */
    body?: object;
    /** Before the path; `api/v1` without it. */
    base?: string[];
  };

/** Options of `ArgocdRequests.create`. */
export interface ArgocdRequestsOptions {
  config: Pick<ArgocdInstanceConfig, 'url' | 'ca' | 'credentials'>;
  metrics: KuberayMetrics;
  /** How long an answer may take. */
  readMs: number;
}

/** Requests to one Argo CD instance with its token, or with that of a user who logs in. */
export class ArgocdRequests {
  readonly #transport: ArgocdTransport;
  /** Absent: the token is configured, and nobody can renew it. */
  readonly #session: ArgocdSession | undefined;
  readonly #fixedToken: string | undefined;
  readonly #metrics: KuberayMetrics;
  readonly #readMs: number;

  private constructor({ config, metrics, readMs }: ArgocdRequestsOptions) {
    const { url, ca, credentials } = config;
    this.#transport = ArgocdTransport.create({ url, ca });
    this.#metrics = metrics;
    this.#readMs = readMs;
    if ('token' in credentials) {
      this.#fixedToken = credentials.token;
    } else {
      this.#session = ArgocdSession.create({
        login: () => this.#logIn(credentials),
      });
    }
  }

  static create(options: ArgocdRequestsOptions): ArgocdRequests {
    return new ArgocdRequests(options);
  }

  /** A body that comes within the time-out, as JSON. @throws KubeError, or the signal's reason */
  async readJson(
    question: ArgocdRequestQuestion,
    signal: AbortSignal,
    timeoutMs: number = this.#readMs,
  ): Promise<unknown> {
    const deadline = AbortSignal.timeout(timeoutMs);
    let outcome = 'ok';
    try {
      const { response } = await this.open(
        question,
        'application/json',
        AbortSignal.any([signal, deadline]),
      );
      return parseArgocdJson(await readBody(response.body, MAX_BODY_BYTES));
    } catch (error) {
      signal.throwIfAborted();
      const failure = classifyArgocdError(error);
      outcome = failure.code;
      throw failure;
    } finally {
      if (!signal.aborted) {
        this.#metrics.asked({ upstream: 'argocd', outcome });
      }
    }
  }

  /**
   * An answer that is one, and the token that it took. Repeated once with a new token where one is refused and there
   * is a user to log in with. Throws whatever fetch throws, and KubeError.
   */
  async open(
    question: ArgocdRequestQuestion,
    accept: string,
    signal: AbortSignal,
  ): Promise<{ response: ArgocdHttpResponse; token: string }> {
    let token = await this.#token(signal);
    let response = await this.#send(question, { accept, token, signal });
    if (response.status === 401 && this.#session) {
      await response.body?.cancel();
      this.#session.drop(token);
      token = await this.#token(signal);
      response = await this.#send(question, { accept, token, signal });
    }
    await throwUnlessOk(response, question);
    return { response, token };
  }

  /** This token is good no more: the next request logs in, where there is a user. */
  drop(token: string): void {
    this.#session?.drop(token);
  }

  async #logIn(user: { username: string; password: string }): Promise<string> {
    const { username, password } = user;
    const signal = AbortSignal.timeout(this.#readMs);
    try {
      const response = await this.#transport.request({
        method: 'POST',
        path: ['api', 'v1', 'session'],
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ username, password }),
        signal,
      });
      if (response.status === 401) {
        await response.body?.cancel();
        throw new KubeError(
          'unauthorized',
          'Argo CD does not accept the user and password that Backstage has for it',
        );
      }
      const doing = 'log in';
      const right = '`login` of a local account';
      await throwUnlessOk(response, { doing, right });
      const text = await readBody(response.body, MAX_BODY_BYTES);
      return parseArgocdBody(sessionSchema, parseArgocdJson(text)).token;
    } catch (error) {
      throw classifyArgocdError(error);
    }
  }

  /** A login is everybody's: it is not ended by the one who asked first, who only waits no longer. */
  async #token(signal: AbortSignal): Promise<string> {
    if (!this.#session) {
      return this.#fixedToken ?? '';
    }
    signal.throwIfAborted();
    const ended = new AbortController();
    try {
      return await Promise.race([
        this.#session.token(),
        new Promise<never>((_, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason), {
            signal: ended.signal,
          });
        }),
      ]);
    } finally {
      ended.abort();
    }
  }

  #send(
    question: ArgocdRequestQuestion,
    options: { accept: string; token: string; signal: AbortSignal },
  ): Promise<ArgocdHttpResponse> {
    const { accept, token, signal } = options;
    const { base = ['api', 'v1'], path, query, body } = question;
    return this.#transport.request({
      method: body ? 'POST' : 'GET',
      path: [...base, ...path],
      query,
      headers: {
        Accept: accept,
        Authorization: `Bearer ${token}`,
        // Compressed, events would wait in a buffer.
        'Accept-Encoding': 'identity',
        ...(body && { 'Content-Type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
      signal,
    });
  }
}

async function throwUnlessOk(
  response: ArgocdHttpResponse,
  question: ArgocdQuestion,
): Promise<void> {
  if (!response.ok) {
    const { status } = response;
    const body = await readBodyStart(response.body, MAX_REFUSAL_BYTES);
    const { code, message } = classifyArgocdAnswer({ status, body }, question);
    const retryAfterMs = readRetryAfter(response.headers.get('retry-after'));
    throw new KubeError(code, message, undefined, { retryAfterMs });
  }
}
