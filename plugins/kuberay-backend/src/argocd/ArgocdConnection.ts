import { z } from 'zod/v3';
import type { ArgocdInstanceConfig } from '../config/KuberayConfig';
import type { KubeObject } from '../kube/KubeConnection';
import { KubeError } from '../kube/KubeError';
import { kubeObjectSchema } from '../kube/kubeObjectSchema';
import { readLines } from '../kube/readLines';
import { readRetryAfter } from '../kube/readRetryAfter';
import type { KuberayMetrics } from '../metrics/KuberayMetrics';
import { NO_METRICS } from '../metrics/KuberayMetrics';
import {
  applicationListFields,
  applicationStreamFields,
} from './applicationFields';
import type {
  ArgocdApi,
  ArgocdApplicationKey,
  ArgocdResourceKey,
  ArgocdResourceNode,
  ArgocdStreamEvent,
  ArgocdSyncRequest,
} from './ArgocdApi';
import { ArgocdSession } from './ArgocdSession';
import type { ArgocdHttpRequest, ArgocdHttpResponse } from './ArgocdTransport';
import { ArgocdTransport } from './ArgocdTransport';
import type { ArgocdQuestion } from './classifyArgocdAnswer';
import { classifyArgocdAnswer } from './classifyArgocdAnswer';
import { classifyArgocdError } from './classifyArgocdError';
import { parseResourceTree } from './parseResourceTree';
import { parseStreamLine } from './parseStreamLine';
import { readBody, readBodyStart } from './readBody';

/** Argo CD compares before it answers a refresh, which may take minutes; that long nobody waits. */
const REFRESH_TIMEOUT_MS = 10_000;

const READ_TIMEOUT_MS = 30_000;

/** A list of 5,000 Applications with large specs fits; a page without end does not. */
const MAX_BODY_BYTES = 128 * 1024 * 1024;

/** Of a refusal only code and text are looked at. */
const MAX_REFUSAL_BYTES = 64 * 1024;

const LIST_QUESTION = {
  doing: 'list Applications',
  right: '`applications, get`',
};

const READ_QUESTION = {
  doing: 'read this Application',
  right: '`applications, get`',
};

const SYNC_QUESTION = {
  doing: 'sync this Application',
  right: '`applications, sync`',
};

const listSchema = z.object({
  // null where there are none (recorded, Argo CD 3.5.1).
  items: z.array(z.unknown()).nullish(),
});

const manifestSchema = z.object({ manifest: z.string() });

const versionSchema = z.object({ Version: z.string().min(1) });

const sessionSchema = z.object({ token: z.string().min(1) });

type Question = ArgocdQuestion &
  Pick<ArgocdHttpRequest, 'path' | 'query'> & {
    /** JSON of a POST; absent: a GET. */
    body?: object;
    /** Before the path; `api/v1` without it. */
    base?: string[];
  };

/** Options of `ArgocdConnection.create`. */
export interface ArgocdConnectionOptions {
  config: ArgocdInstanceConfig;
  metrics?: KuberayMetrics;
  /** For tests; what the API promises without them. */
  timeouts?: { readMs: number; refreshMs: number };
}

/** Access to one Argo CD instance over HTTP, with its token or with a user's session. */
export class ArgocdConnection implements ArgocdApi {
  readonly #name: string;
  readonly #transport: ArgocdTransport;
  /** Absent: the token is configured, and nobody can renew it. */
  readonly #session: ArgocdSession | undefined;
  readonly #fixedToken: string | undefined;
  readonly #metrics: KuberayMetrics;
  readonly #readMs: number;
  readonly #refreshMs: number;

  private constructor(options: ArgocdConnectionOptions) {
    const { name, url, ca, credentials } = options.config;
    this.#name = name;
    this.#transport = ArgocdTransport.create({ url, ca });
    this.#metrics = options.metrics ?? NO_METRICS;
    this.#readMs = options.timeouts?.readMs ?? READ_TIMEOUT_MS;
    this.#refreshMs = options.timeouts?.refreshMs ?? REFRESH_TIMEOUT_MS;
    if ('token' in credentials) {
      this.#fixedToken = credentials.token;
    } else {
      this.#session = ArgocdSession.create({
        login: () => this.#logIn(credentials),
      });
    }
  }

  static create(options: ArgocdConnectionOptions): ArgocdConnection {
    return new ArgocdConnection(options);
  }

  async list(signal: AbortSignal): Promise<KubeObject[]> {
    const body = await this.#readJson(
      {
        ...LIST_QUESTION,
        path: ['applications'],
        query: { fields: applicationListFields },
      },
      signal,
    );
    // What has no name is no Application: the others are as they are.
    return (parse(listSchema, body).items ?? []).flatMap(
      item => kubeObjectSchema.safeParse(item).data ?? [],
    );
  }

  async *stream(signal: AbortSignal): AsyncGenerator<ArgocdStreamEvent> {
    const question: Question = {
      ...LIST_QUESTION,
      path: ['stream', 'applications'],
      // Without a version: with one, Argo CD leaves out what happened between the list and the stream's begin.
      query: { fields: applicationStreamFields },
    };
    try {
      // As server-sent events, Argo CD adds heartbeats. It sends no header before the first event, so nobody waits here.
      const { response, token } = await this.#authorized(
        question,
        'text/event-stream',
        signal,
      );
      if (!response.body) {
        throw new KubeError('malformed', 'Argo CD sends an empty stream');
      }
      try {
        for await (const line of readLines(response.body, 'Argo CD')) {
          yield parseStreamLine(line, question);
        }
      } catch (error) {
        if (error instanceof KubeError && error.code === 'unauthorized') {
          this.#session?.drop(token);
        }
        throw error;
      }
    } catch (error) {
      signal.throwIfAborted();
      throw classifyArgocdError(error);
    }
  }

  async get(
    key: ArgocdApplicationKey,
    signal: AbortSignal,
  ): Promise<KubeObject> {
    const body = await this.#readJson(applicationQuestion(key), signal);
    return parse(kubeObjectSchema, body);
  }

  /**
   * Argo CD notes the request at once and answers when it has compared. Where that takes longer than 10 s, the
   * refresh counts as asked for if the Application can be read then: Argo CD is alive and goes on with it.
   */
  async refresh(
    key: ArgocdApplicationKey,
    options: { hard: boolean; signal: AbortSignal },
  ): Promise<void> {
    const { hard, signal } = options;
    const question = applicationQuestion(key);
    try {
      await this.#readJson(
        {
          ...question,
          query: { ...question.query, refresh: hard ? 'hard' : 'normal' },
        },
        signal,
        this.#refreshMs,
      );
    } catch (error) {
      if (!(error instanceof KubeError) || error.code !== 'timeout') {
        throw error;
      }
      await this.get(key, signal);
    }
  }

  async sync(
    key: ArgocdApplicationKey,
    options: { request: ArgocdSyncRequest; signal: AbortSignal },
  ): Promise<void> {
    const { prune, syncOptions, retry } = options.request;
    await this.#readJson(
      {
        ...SYNC_QUESTION,
        path: ['applications', key.name, 'sync'],
        body: {
          name: key.name,
          appNamespace: key.namespace,
          project: key.project,
          prune,
          // Where the request says nothing of them, Argo CD takes those of the spec.
          ...(syncOptions.length > 0 && {
            syncOptions: { items: syncOptions },
          }),
          ...(retry && { retryStrategy: retry }),
        },
      },
      options.signal,
    );
  }

  async resourceTree(
    key: ArgocdApplicationKey,
    signal: AbortSignal,
  ): Promise<ArgocdResourceNode[]> {
    const body = await this.#readJson(
      applicationQuestion(key, 'resource-tree'),
      signal,
    );
    return parseResourceTree(body);
  }

  async resource(
    key: ArgocdApplicationKey,
    options: { resource: ArgocdResourceKey; signal: AbortSignal },
  ): Promise<KubeObject> {
    const { group, version, kind, namespace, name } = options.resource;
    const question = applicationQuestion(key, 'resource');
    const body = await this.#readJson(
      {
        ...question,
        query: {
          ...question.query,
          group,
          version,
          kind,
          namespace,
          resourceName: name,
        },
      },
      options.signal,
    );
    return parse(
      kubeObjectSchema,
      parseJson(parse(manifestSchema, body).manifest),
    );
  }

  async version(signal: AbortSignal): Promise<string> {
    const body = await this.#readJson(
      {
        doing: 'read its version',
        right: 'of any account',
        base: ['api'],
        path: ['version'],
      },
      signal,
    );
    return parse(versionSchema, body).Version;
  }

  toString(): string {
    return `ArgocdConnection{instance=${this.#name}}`;
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
      return parse(sessionSchema, parseJson(text)).token;
    } catch (error) {
      throw classifyArgocdError(error);
    }
  }

  /** A body that comes at once, as JSON. */
  async #readJson(
    question: Question,
    signal: AbortSignal,
    timeoutMs: number = this.#readMs,
  ): Promise<unknown> {
    const deadline = AbortSignal.timeout(timeoutMs);
    let outcome = 'ok';
    try {
      const { response } = await this.#authorized(
        question,
        'application/json',
        AbortSignal.any([signal, deadline]),
      );
      return parseJson(await readBody(response.body, MAX_BODY_BYTES));
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

  /** An answer that is one, and the token that it took. */
  async #authorized(
    question: Question,
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
    question: Question,
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

/** A question about one Application. */
function applicationQuestion(
  { namespace, name, project }: ArgocdApplicationKey,
  ...below: string[]
): Question {
  return {
    ...READ_QUESTION,
    path: ['applications', name, ...below],
    query: { appNamespace: namespace, project },
  };
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

function parse<TSchema extends z.ZodTypeAny>(
  schema: TSchema,
  body: unknown,
): z.output<TSchema> {
  const parsed = schema.safeParse(body);
  if (!parsed.success) {
    throw malformed();
  }
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed();
  }
}

function malformed(): KubeError {
  return new KubeError(
    'malformed',
    'Something else than the API of Argo CD answers there',
  );
}
