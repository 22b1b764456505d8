import type { Clock } from '../../clock';
import type { Exchange } from '../../http/Exchange';
import { replyJson, replyText } from '../../http/Reply';
import { graceSecondsOf } from '../graceSecondsOf';
import type { InMemoryObjectStore } from '../InMemoryObjectStore';
import type { ObjectKey } from '../KubeObject';
import { KubeStatusError } from '../KubeStatusError';
import type { ServedKind } from '../ServedKind';
import type { ResourcePath } from './ApiPath';
import { parseApiPath } from './ApiPath';
import { authenticate } from './authenticate';
import { apiGroup, coreVersions, groupList, resourceList } from './discovery';
import { EventLog } from './EventLog';
import { ListPages } from './ListPages';
import type { ObjectSelection } from './ObjectSelection';
import { readSelection } from './ObjectSelection';
import type { Representation } from './Representation';
import { representationOf } from './Representation';
import { readWatchRequest, streamWatch } from './streamWatch';
import { versionInfo } from './versionInfo';
import { writeList } from './writeList';
import {
  createObject,
  deleteObject,
  patchObject,
  replaceObject,
} from './writeRequests';

/** Options of {@link ApiServer.create}. */
export interface ApiServerOptions {
  store: InMemoryObjectStore;
  clock: Clock;
  /** The bearer token that every request but those for version and health has to carry. */
  token: string;
  /** Milliseconds between bookmarks; default 60,000, as a real API server. */
  bookmarkIntervalMs?: number;
  /** Changes that a watch can still begin before; default 2,000. */
  eventLogCapacity?: number;
}

interface ResourceRequest {
  exchange: Exchange;
  path: ResourcePath;
  kind: ServedKind;
  representation: Representation;
}

/**
 * The Kubernetes API over a store: discovery, list, get, watch, create, update, patch, delete, `/status`.
 * A path that nothing serves gets the text `404 page not found`, everything else that fails a Status (recorded).
 */
export class ApiServer {
  readonly #store: InMemoryObjectStore;
  readonly #clock: Clock;
  readonly #token: string;
  readonly #bookmarkIntervalMs: number;
  readonly #log: EventLog;
  readonly #pages: ListPages;
  readonly #stopped = new AbortController();

  private constructor(options: ApiServerOptions) {
    this.#store = options.store;
    this.#clock = options.clock;
    this.#token = options.token;
    this.#bookmarkIntervalMs = options.bookmarkIntervalMs ?? 60_000;
    this.#log = EventLog.create({
      source: options.store,
      capacity: options.eventLogCapacity ?? 2000,
    });
    this.#pages = new ListPages({
      source: options.store,
      clock: options.clock,
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
    authenticate(exchange.headers, this.#token);
    if (path.type === 'resource') {
      await this.#resource(exchange, path);
      return;
    }
    const kinds = this.#store.kinds();
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

  async #resource(exchange: Exchange, path: ResourcePath): Promise<void> {
    const kind = this.#store
      .kinds()
      .find(
        one =>
          one.group === path.group &&
          one.plural === path.plural &&
          one.versions.includes(path.version),
      );
    if (!kind || (!kind.namespaced && path.namespace !== undefined)) {
      replyNotServed(exchange);
      return;
    }
    if (exchange.query.has('dryRun')) {
      throw KubeStatusError.badRequest(
        'dryRun is not reproduced by this stand-in',
      );
    }
    const accept = exchange.headers.accept;
    const { version } = path;
    const representation = representationOf({ kind, version, accept });
    const request = { exchange, path, kind, representation };
    await (path.name === undefined
      ? this.#collection(request)
      : this.#object(request, path.name));
  }

  async #collection(request: ResourceRequest): Promise<void> {
    const { exchange, path, kind } = request;
    const { method, query } = exchange;
    const selection = readSelection({ query, kind: kind.kind, ...path });
    if (method === 'GET') {
      await this.#listOrWatch(request, selection);
    } else if (
      method === 'POST' &&
      kind.namespaced === Boolean(path.namespace)
    ) {
      const store = this.#store;
      const created = await createObject({ exchange, path, kind, store });
      const body = request.representation.single(created);
      replyJson(exchange.reply, { status: 201, body });
    } else if (method === 'DELETE') {
      const { page, list } = this.#deleteCollection(request, selection);
      replyJson(exchange.reply, { status: 200, body: { ...list, ...page } });
    } else {
      throw KubeStatusError.methodNotAllowed();
    }
  }

  #deleteCollection(request: ResourceRequest, selection: ObjectSelection) {
    const kind = request.kind.kind;
    const { representation } = request;
    const page = this.#pages.page({
      kind,
      selection,
      limit: 0,
      token: undefined,
    });
    for (const object of page.items) {
      const { namespace, name } = object.metadata;
      const gracePeriodSeconds = graceSecondsOf(object);
      // It may have gone with its owner in the meantime.
      if (this.#store.get({ kind, namespace, name })) {
        this.#store.delete({ kind, namespace, name }, { gracePeriodSeconds });
      }
    }
    const items = page.items.map(representation.item);
    return { list: representation.list, page: { ...page, items } };
  }

  async #object(request: ResourceRequest, name: string): Promise<void> {
    const { exchange, path, kind, representation } = request;
    const { method, query, reply } = exchange;
    const { namespace, subresource } = path;
    const key: ObjectKey = { kind: kind.kind, namespace, name };
    const isStatus = subresource === 'status' && kind.statusSubresource;
    if (
      (subresource !== undefined && !isStatus) ||
      (kind.namespaced && namespace === undefined)
    ) {
      throw KubeStatusError.notFound(kind, name);
    }
    const write = { exchange, path, kind, key, store: this.#store };
    if (method === 'GET' && isTrue(query.get('watch'))) {
      const selection = readSelection({
        query,
        kind: kind.kind,
        namespace,
        name,
      });
      await this.#listOrWatch(request, selection);
    } else if (method === 'GET') {
      const found = this.#store.get(key);
      if (!found) {
        throw KubeStatusError.notFound(kind, name);
      }
      replyJson(reply, { status: 200, body: representation.single(found) });
    } else if (method === 'PUT' || method === 'PATCH') {
      const isNew = this.#store.get(key) === undefined;
      const written = await (method === 'PUT'
        ? replaceObject(write)
        : patchObject(write));
      replyJson(reply, {
        status: isNew ? 201 : 200,
        body: representation.single(written),
      });
    } else if (method === 'DELETE' && !isStatus) {
      replyJson(reply, { status: 200, body: await deleteObject(write) });
    } else {
      throw KubeStatusError.methodNotAllowed();
    }
  }

  async #listOrWatch(
    request: ResourceRequest,
    selection: ObjectSelection,
  ): Promise<void> {
    const { exchange, kind, representation } = request;
    const { query, reply } = exchange;
    if (isTrue(query.get('watch'))) {
      await streamWatch({
        request: readWatchRequest(query),
        kind,
        selection,
        representation,
        source: this.#store,
        log: this.#log,
        clock: this.#clock,
        bookmarkIntervalMs: this.#bookmarkIntervalMs,
        reply,
        signal: this.#stopped.signal,
      });
      return;
    }
    const limit = query.get('limit') ?? '0';
    if (!/^\d+$/.test(limit)) {
      throw KubeStatusError.badRequest('limit must be a whole number');
    }
    const page = this.#pages.page({
      kind: kind.kind,
      selection,
      limit: Number(limit),
      token: query.get('continue') || undefined,
    });
    await writeList({ page, representation, reply });
  }
}

/** What a Kubernetes API server says to a path that nothing serves: a text, not a Status (recorded: 404-crd). */
function replyNotServed({ reply }: Exchange): void {
  replyText(reply, { status: 404, text: '404 page not found\n' });
}

function isTrue(value: string | null): boolean {
  return value === 'true' || value === '1';
}
