import type { Clock } from '../../clock';
import type { Exchange } from '../../http/Exchange';
import { replyJson } from '../../http/Reply';
import { graceSecondsOf } from '../graceSecondsOf';
import type { InMemoryObjectStore } from '../InMemoryObjectStore';
import type { ObjectKey } from '../KubeObject';
import { KubeStatusError } from '../KubeStatusError';
import type { ServedKind } from '../ServedKind';
import type { ResourcePath } from './ApiPath';
import type { EventLog } from './EventLog';
import type { ListPages } from './ListPages';
import type { ObjectSelection } from './ObjectSelection';
import { readSelection } from './ObjectSelection';
import { replyNotServed } from './replyNotServed';
import type { Representation } from './Representation';
import { representationOf } from './Representation';
import { readWatchRequest, streamWatch } from './streamWatch';
import { writeList } from './writeList';
import {
  createObject,
  deleteObject,
  patchObject,
  replaceObject,
} from './writeRequests';

interface ResourceRequest {
  exchange: Exchange;
  path: ResourcePath;
  kind: ServedKind;
  representation: Representation;
}

/** The paths of served kinds: list, get, watch, create, update, patch, delete, `/status`. */
export class ResourceEndpoint {
  readonly #store: InMemoryObjectStore;
  readonly #clock: Clock;
  readonly #log: EventLog;
  readonly #pages: ListPages;
  readonly #bookmarkIntervalMs: number;
  readonly #streamingLists: boolean;
  readonly #stopped: AbortSignal;

  constructor(options: {
    store: InMemoryObjectStore;
    clock: Clock;
    log: EventLog;
    pages: ListPages;
    /** Milliseconds between the bookmarks of a watch. */
    bookmarkIntervalMs: number;
    /** Whether a watch may begin with all objects. */
    streamingLists: boolean;
    /** Ends every watch. */
    stopped: AbortSignal;
  }) {
    this.#store = options.store;
    this.#clock = options.clock;
    this.#log = options.log;
    this.#pages = options.pages;
    this.#bookmarkIntervalMs = options.bookmarkIntervalMs;
    this.#streamingLists = options.streamingLists;
    this.#stopped = options.stopped;
  }

  /**
   * Answers one request.
   * @throws KubeStatusError what the API server says instead
   */
  async handle(exchange: Exchange, path: ResourcePath): Promise<void> {
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
    refuseDryRun(exchange, path);
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
        request: readWatchRequest(query, {
          streamingLists: this.#streamingLists,
        }),
        kind,
        selection,
        representation,
        source: this.#store,
        log: this.#log,
        clock: this.#clock,
        bookmarkIntervalMs: this.#bookmarkIntervalMs,
        reply,
        signal: this.#stopped,
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

/** A patch of an object can be tried out, e.g. to see what admission policies make of it; nothing else. */
function refuseDryRun(
  { headers, method, query }: Exchange,
  { name, subresource }: ResourcePath,
): void {
  const isPatch =
    method === 'PATCH' &&
    name !== undefined &&
    subresource === undefined &&
    !/apply-patch/.test(headers['content-type'] ?? '');
  if (query.has('dryRun') && !(isPatch && query.get('dryRun') === 'All')) {
    throw KubeStatusError.badRequest(
      'dryRun is reproduced by this stand-in for JSON and merge patches of objects alone',
    );
  }
}

function isTrue(value: string | null): boolean {
  return value === 'true' || value === '1';
}
