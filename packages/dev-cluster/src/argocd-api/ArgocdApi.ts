import type { Clock } from '../clock';
import { replyAnswer } from '../http/Answer';
import type { Exchange } from '../http/Exchange';
import { BodyTooLargeError, readBody } from '../http/readBody';
import { replyJson } from '../http/Reply';
import { isJsonObject } from '../kube-api/json';
import type { InMemoryObjectStore } from '../kube-api/InMemoryObjectStore';
import type { CompareApplication } from './ApplicationRequests';
import { ApplicationRequests } from './ApplicationRequests';
import { readApplicationSelection } from './ApplicationSelection';
import type { ArgocdAccount } from './ArgocdAccount';
import { ArgocdError, argocdError } from './ArgocdError';
import { presentApplication } from './presentApplication';
import { selectListFields } from './selectFields';
import { Sessions } from './Sessions';
import { streamApplications } from './streamApplications';

/** What the stand-in says as its version; the recorded one was a build without a number. */
const VERSION = { Version: 'v3.5.1+stand-in' };

const MAX_LOGIN_BYTES = 10_000;

/** Options of {@link ArgocdApi.create}. */
export interface ArgocdApiOptions {
  store: InMemoryObjectStore;
  clock: Clock;
  accounts: readonly ArgocdAccount[];
  /** How long a session lasts; default a day, as in Argo CD. */
  sessionSeconds?: number;
  compare: CompareApplication;
}

/**
 * Argo CD's API over the Applications of a stand-in cluster: version and sessions for everybody, everything else with a
 * token. Held to recordings of Argo CD 3.5.1. What it does not know answers 501 with a message that says so.
 */
export class ArgocdApi {
  readonly #store: InMemoryObjectStore;
  readonly #sessions: Sessions;
  readonly #applications: ApplicationRequests;
  readonly #stopped = new AbortController();

  private constructor(options: ArgocdApiOptions) {
    this.#store = options.store;
    this.#sessions = new Sessions(options);
    const stopped = this.#stopped.signal;
    this.#applications = new ApplicationRequests({ ...options, stopped });
  }

  static create(options: ArgocdApiOptions): ArgocdApi {
    return new ArgocdApi(options);
  }

  /** Answers one request; `path` begins below the prefix of this Argo CD, with `/api`. */
  async handle(exchange: Exchange): Promise<void> {
    try {
      await this.#route(exchange);
    } catch (error) {
      const known = asArgocdError(error);
      if (!known || exchange.reply.isStarted) {
        throw error;
      }
      replyAnswer(exchange.reply, argocdError(known.code, known.message));
    }
  }

  /** Ends every stream. */
  stop(): void {
    this.#stopped.abort();
  }

  async #route(exchange: Exchange): Promise<void> {
    const { method, path, query, reply, headers } = exchange;
    const route = `${method} ${path.replace(/\/$/, '')}`;
    const open = await this.#answerAnybody(route, exchange);
    if (open) {
      replyJson(reply, { status: 200, body: open });
      return;
    }
    const caller = this.#sessions.authenticate(headers);
    if (route === 'GET /api/v1/stream/applications') {
      await streamApplications({
        store: this.#store,
        matches: readApplicationSelection(query, caller.account),
        query,
        reply,
        signal: this.#stopped.signal,
      });
      return;
    }
    const [, name, part = ''] =
      /^\/api\/v1\/applications\/([^/]+)(?:\/([a-z-]+))?\/?$/.exec(path) ?? [];
    const body =
      route === 'GET /api/v1/applications'
        ? this.#list(query, caller.account)
        : name !== undefined &&
          (await this.#applications.answer({
            exchange,
            caller,
            name: decode(name),
            part,
          }));
    if (!body) {
      throw new ArgocdError(
        12,
        `the development cluster (a stand-in for Argo CD) does not reproduce ${route}`,
      );
    }
    replyJson(reply, { status: 200, body });
  }

  async #answerAnybody(
    route: string,
    exchange: Exchange,
  ): Promise<object | undefined> {
    switch (route) {
      case 'GET /api/version':
        return VERSION;
      case 'POST /api/v1/session':
        return { token: await this.#login(exchange) };
      case 'DELETE /api/v1/session':
        return {};
      case 'GET /api/v1/session/userinfo':
        return this.#userInfo(exchange);
      default:
        // By design: everything else wants a token.
        return undefined;
    }
  }

  async #login({ body }: Exchange): Promise<string> {
    const text = await readBody(body, { limitBytes: MAX_LOGIN_BYTES });
    const given = parseJson(text);
    const { username, password } = isJsonObject(given)
      ? given
      : { username: '', password: '' };
    return this.#sessions.login(String(username), String(password));
  }

  /** Who is not logged in gets an empty answer, not a refusal. */
  #userInfo({ headers }: Exchange): object {
    try {
      const { account } = this.#sessions.authenticate(headers);
      return { loggedIn: true, username: account.username, iss: 'argocd' };
    } catch (error) {
      if (error instanceof ArgocdError) {
        return {};
      }
      throw error;
    }
  }

  #list(query: URLSearchParams, account: ArgocdAccount): object {
    const items = this.#store
      .list('Application')
      .filter(readApplicationSelection(query, account))
      .map(presentApplication)
      .map(one => selectListFields(one, query.get('fields')));
    return {
      metadata: { resourceVersion: this.#store.resourceVersion() },
      // An empty list of Go is null (recorded: selector).
      items: items.length > 0 ? items : null,
    };
  }
}

function asArgocdError(error: unknown): ArgocdError | undefined {
  if (error instanceof BodyTooLargeError) {
    return new ArgocdError(8, error.message);
  }
  return error instanceof ArgocdError ? error : undefined;
}

/** What is no JSON counts as an empty login. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @throws ArgocdError 400 for a stray percent sign */
function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new ArgocdError(3, 'the path cannot be decoded');
  }
}
