import type { Clock } from '../../clock';
import type { Exchange } from '../../http/Exchange';
import { replyJson, replyText } from '../../http/Reply';
import type { InMemoryObjectStore } from '../InMemoryObjectStore';
import { KubeStatusError } from '../KubeStatusError';
import { parseApiPath } from './ApiPath';
import { authenticate } from './authenticate';
import { authorize } from './authorize';
import { questionOf } from '../rbac/AccessQuestion';
import { apiGroup, coreVersions, groupList, resourceList } from './discovery';
import { EventLog } from './EventLog';
import { impersonate } from './impersonate';
import type { KubeAccount } from './KubeAccount';
import { ListPages } from './ListPages';
import { replyNotServed } from './replyNotServed';
import { isTokenPath, requestToken } from './requestToken';
import { ResourceEndpoint } from './ResourceEndpoint';
import {
  answerSelfReview,
  findSelfReview,
  selfReviewKinds,
} from './selfReviews';
import { selectedName } from './selectedName';
import { ServiceAccountTokens } from './ServiceAccountTokens';
import type { PodHandler } from './ServiceProxy';
import { ServiceProxy } from './ServiceProxy';
import { startTokenController } from './startTokenController';
import { verbOf } from './verbOf';
import { versionInfo } from './versionInfo';

/** Options of {@link ApiServer.create}. */
export interface ApiServerOptions {
  store: InMemoryObjectStore;
  clock: Clock;
  /** Bearer token of the account that may do everything; every request but those for version and health has to carry a token. */
  token: string;
  /** Accounts that may do less. */
  accounts?: readonly KubeAccount[];
  /** What answers behind the proxy to Services; without it there is nothing to reach there (503). */
  pods?: PodHandler;
  /** Milliseconds between bookmarks; default 60,000, as a real API server. */
  bookmarkIntervalMs?: number;
  /** Whether a watch may begin with all objects (`sendInitialEvents`), as the recorded server does; default true. */
  streamingLists?: boolean;
  /** Changes that a watch can still begin before; default 2,000. */
  eventLogCapacity?: number;
}

/** A pod that listens to nobody, in the words of the proxy. */
const refuseConnection: PodHandler = async () => {
  throw new KubeStatusError({
    code: 503,
    reason: 'ServiceUnavailable',
    message: 'error trying to reach service: connect: connection refused',
  });
};

/**
 * The Kubernetes API over a store: version and health for everybody, discovery for who has a token, and resources as the
 * account of the token, or the roles of its ServiceAccount, allow.
 * A path that nothing serves gets the text `404 page not found`, everything else that fails a Status (recorded).
 */
export class ApiServer {
  readonly #store: InMemoryObjectStore;
  readonly #accounts: readonly KubeAccount[];
  readonly #log: EventLog;
  readonly #pages: ListPages;
  readonly #resources: ResourceEndpoint;
  readonly #proxy: ServiceProxy;
  readonly #tokens: ServiceAccountTokens;
  readonly #clock: Clock;
  readonly #stopTokens: () => void;
  readonly #stopped = new AbortController();

  private constructor(options: ApiServerOptions) {
    const { store, clock } = options;
    this.#store = store;
    this.#clock = clock;
    this.#tokens = new ServiceAccountTokens({ store, clock });
    this.#stopTokens = startTokenController({
      store,
      clock,
      tokens: this.#tokens,
    });
    this.#accounts = [{ token: options.token }, ...(options.accounts ?? [])];
    this.#log = EventLog.create({
      source: store,
      capacity: options.eventLogCapacity ?? 2000,
    });
    this.#pages = new ListPages({ source: store, clock });
    this.#resources = new ResourceEndpoint({
      store,
      clock,
      log: this.#log,
      pages: this.#pages,
      bookmarkIntervalMs: options.bookmarkIntervalMs ?? 60_000,
      streamingLists: options.streamingLists ?? true,
      stopped: this.#stopped.signal,
    });
    this.#proxy = new ServiceProxy({
      store,
      pods: options.pods ?? refuseConnection,
    });
  }

  static create(options: ApiServerOptions): ApiServer {
    return new ApiServer(options);
  }

  /** Answers one request; `path` begins below the cluster's prefix. */
  async handle(exchange: Exchange): Promise<void> {
    try {
      await this.#route(exchange);
    } catch (error) {
      if (!(error instanceof KubeStatusError) || exchange.reply.isStarted) {
        throw error;
      }
      const body = error.toStatus();
      replyJson(exchange.reply, { status: error.code, body });
    }
  }

  /** Forgets the past, as a compaction of etcd: older watches and continue tokens get 410. */
  compact(): void {
    this.#log.compact();
    this.#pages.expire();
  }

  /** Ends every watch. */
  stop(): void {
    this.#stopped.abort();
    this.#stopTokens();
    this.#log.stop();
    this.#pages.stop();
  }

  async #route(exchange: Exchange): Promise<void> {
    const { reply } = exchange;
    const path = parseApiPath(exchange.path);
    if (path.type === 'health') {
      replyText(reply, { status: 200, text: 'ok' });
      return;
    }
    if (path.type === 'version') {
      replyJson(reply, { status: 200, body: versionInfo });
      return;
    }
    const sender = authenticate(exchange.headers, {
      accounts: this.#accounts,
      tokens: this.#tokens,
      objects: this.#store,
    });
    const caller = impersonate(sender, exchange.headers, this.#store);
    const { method, query } = exchange;
    const isWatch = ['1', 'true'].includes(query.get('watch') ?? '');
    const verb = verbOf({ method, path, isWatch });
    authorize(
      caller,
      questionOf({
        verb,
        path,
        rawPath: exchange.path,
        selectedName: selectedName(query),
      }),
    );
    if (path.type === 'service-proxy') {
      await this.#proxy.handle(exchange, path);
      return;
    }
    if (path.type === 'resource') {
      const review = findSelfReview(path);
      if (review) {
        await answerSelfReview(exchange, review, caller);
        return;
      }
      if (isTokenPath(path)) {
        const [store, clock, tokens] = [this.#store, this.#clock, this.#tokens];
        await requestToken(exchange, path, { store, clock, tokens });
        return;
      }
      await this.#resources.handle(exchange, path);
      return;
    }
    const kinds = [...this.#store.kinds(), ...selfReviewKinds];
    const answers = {
      'core-versions': () =>
        coreVersions({ address: new URL(exchange.baseUrl).host }),
      groups: () => groupList(kinds),
      group: () =>
        path.type === 'group' ? apiGroup(kinds, path.group) : undefined,
      resources: () =>
        path.type === 'resources' ? resourceList(kinds, path) : undefined,
      unknown: () => undefined,
    };
    const body = answers[path.type]();
    if (body) {
      replyJson(reply, { status: 200, body });
    } else {
      replyNotServed(exchange);
    }
  }
}
