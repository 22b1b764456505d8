import type {
  KubeConnection,
  KubeListOptions,
  KubeListPage,
  KubeObject,
  KubeWatchEvent,
  KubeWatchOptions,
} from '../kube/KubeConnection';
import { KubeError } from '../kube/KubeError';
import type { WatchedKind } from '../kube/watchedKinds';

/** Small, so that most lists have several pages. */
const PAGE_SIZE = 2;

/** How a cluster takes a watch that is to begin with what is there. */
export type Streaming = 'streams' | 'refuses' | 'ignores';

interface Page {
  objects: KubeObject[];
  version: number;
}

/**
 * A cluster in memory with one kind, a past that can be forgotten, and everything that goes wrong with connections.
 * It is right by being simple: every state that it was in is kept.
 */
export class ModelCluster implements KubeConnection {
  streaming: Streaming = 'streams';
  /** Why nobody is answered now. */
  trouble: KubeError | undefined;
  /** Every state so far, by version. */
  readonly states: Array<ReadonlyMap<string, KubeObject>> = [new Map()];
  readonly #log: KubeWatchEvent[] = [];
  readonly #pages = new Map<string, Page>();
  /** Watches from before this version are too old. */
  #forgotten = 0;
  /** Every open watch waits for the next happening. */
  #wake = new AbortController();
  #end: { error?: Error; count: number } = { count: 0 };
  #bookmarks = 0;

  get objects(): ReadonlyMap<string, KubeObject> {
    return this.states[this.#version];
  }

  put(namespace: string, name: string, value: string): void {
    const key = `${namespace}/${name}`;
    const type = this.objects.has(key) ? 'MODIFIED' : 'ADDED';
    const object = this.#object(namespace, name, value);
    this.#change(type, object, new Map(this.objects).set(key, object));
  }

  take(namespace: string, name: string): void {
    const objects = new Map(this.objects);
    if (objects.delete(`${namespace}/${name}`)) {
      this.#change('DELETED', this.#object(namespace, name, ''), objects);
    }
  }

  /** Sends a bookmark to every open watch. */
  bookmark(): void {
    this.#bookmarks += 1;
    this.#wakeAll();
  }

  /** Forgets the past: pages and versions from before now are too old. */
  compact(): void {
    this.#forgotten = this.#version;
    this.#pages.clear();
  }

  /** Ends every open watch, with an error or as servers do. */
  endWatches(error?: Error): void {
    this.#end = { count: this.#end.count + 1, ...(error && { error }) };
    this.#wakeAll();
  }

  async list(
    _kind: WatchedKind,
    { continueToken }: KubeListOptions,
  ): Promise<KubeListPage> {
    this.#refuse();
    const page = continueToken
      ? this.#pages.get(continueToken)
      : { objects: [...this.objects.values()], version: this.#version };
    if (!page) {
      throw new KubeError('expired', 'too old');
    }
    const { objects, version } = page;
    const rest = objects.slice(PAGE_SIZE);
    const next = `${version}-${rest.length}`;
    if (rest.length > 0) {
      this.#pages.set(next, { objects: rest, version });
    }
    return {
      items: objects.slice(0, PAGE_SIZE),
      resourceVersion: String(version),
      ...(rest.length > 0 && { continueToken: next }),
    };
  }

  async *watch(
    _kind: WatchedKind,
    { resourceVersion, signal, onOpen }: KubeWatchOptions,
  ): AsyncGenerator<KubeWatchEvent> {
    this.#refuse();
    const { count } = this.#end;
    let bookmarks = this.#bookmarks;
    let at = Number(resourceVersion ?? this.#version);
    if (resourceVersion === undefined && this.streaming === 'refuses') {
      throw new KubeError('not-streamed', 'refused');
    }
    if (at < this.#forgotten) {
      throw new KubeError('expired', 'too old');
    }
    onOpen?.();
    const initial =
      resourceVersion === undefined && this.streaming === 'streams'
        ? [...this.objects.values()]
        : undefined;
    for (const object of initial ?? []) {
      yield { type: 'ADDED', object, resourceVersion: versionOf(object) };
      await this.#happening(signal, 1);
    }
    let owesEnd = initial !== undefined;
    for (;;) {
      signal.throwIfAborted();
      if (this.#end.count > count) {
        if (this.#end.error) {
          throw this.#end.error;
        }
        return;
      }
      if (at < this.#version) {
        yield this.#log[at];
        at += 1;
      } else if (owesEnd || bookmarks < this.#bookmarks) {
        yield {
          type: 'BOOKMARK',
          resourceVersion: String(at),
          ...(owesEnd && { endsInitialEvents: true }),
        };
        owesEnd = false;
        bookmarks = this.#bookmarks;
      } else {
        await this.#happening(signal);
      }
    }
  }

  async get(): Promise<KubeObject> {
    throw new KubeError('not-found', 'nobody asks');
  }

  async mergePatch(): Promise<KubeObject> {
    throw new KubeError('not-found', 'nobody asks');
  }

  async getFromService(): Promise<string> {
    throw new KubeError('not-found', 'nobody asks');
  }

  async version(): Promise<string> {
    this.#refuse();
    return 'v1.36.1';
  }

  get #version(): number {
    return this.states.length - 1;
  }

  #refuse(): void {
    if (this.trouble) {
      throw this.trouble;
    }
  }

  #object(namespace: string, name: string, value: string): KubeObject {
    const resourceVersion = String(this.#version + 1);
    return { metadata: { namespace, name, resourceVersion }, value };
  }

  #change(
    type: 'ADDED' | 'MODIFIED' | 'DELETED',
    object: KubeObject,
    objects: ReadonlyMap<string, KubeObject>,
  ): void {
    this.states.push(objects);
    this.#log.push({ type, object, resourceVersion: versionOf(object) });
    this.#wakeAll();
  }

  #wakeAll(): void {
    const before = this.#wake;
    this.#wake = new AbortController();
    before.abort();
  }

  /** Until something happens, or for so long. */
  #happening(signal: AbortSignal, ms?: number): Promise<void> {
    const wake = this.#wake.signal;
    return new Promise(resolve => {
      const timer = ms === undefined ? undefined : setTimeout(done, ms);
      function done(): void {
        clearTimeout(timer);
        wake.removeEventListener('abort', done);
        signal.removeEventListener('abort', done);
        resolve();
      }
      if (ms === undefined) {
        wake.addEventListener('abort', done);
      }
      signal.addEventListener('abort', done);
      if (signal.aborted) {
        done();
      }
    });
  }
}

function versionOf({ metadata }: KubeObject): string {
  return metadata.resourceVersion ?? '';
}
