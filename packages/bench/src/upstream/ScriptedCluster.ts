import type { ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { ClusterSize } from './ScriptedObjects';
import { ScriptedObjects } from './ScriptedObjects';

const BOOKMARK_MS = 60_000;

interface Watcher {
  response: ServerResponse;
  bookmark: ReturnType<typeof setInterval>;
}

/** What was asked of a cluster: how often, by collection and verb. */
export type RequestCounts = Readonly<Record<string, number>>;

/** The Kubernetes API of one cluster as far as our backend reads it; see `ScriptedObjects` for what is in it. */
export class ScriptedCluster {
  readonly objects: ScriptedObjects;
  readonly #watchers = new Map<string, Set<Watcher>>();
  readonly #log: Array<{ resourceVersion: number; pod: number }> = [];
  #counts: Record<string, number> = {};

  private constructor(size: ClusterSize) {
    this.objects = ScriptedObjects.create(size);
  }

  static create(size: ClusterSize): ScriptedCluster {
    return new ScriptedCluster(size);
  }

  /** Requests since the last call. */
  takeCounts(): RequestCounts {
    const counts = this.#counts;
    this.#counts = {};
    return counts;
  }

  /** Changes a worker and tells all who watch; answers how many workers of its RayCluster are ready now. */
  changePod(index: number): number {
    const ready = this.objects.togglePod(index);
    this.#log.push({
      resourceVersion: this.objects.resourceVersion,
      pod: index,
    });
    const line = watchLine('MODIFIED', this.objects.pod(index));
    for (const { response } of this.#watchers.get('pods') ?? []) {
      response.write(line);
    }
    return ready;
  }

  /** Ends every watch, as an API server does from time to time. */
  close(): void {
    for (const watcher of [...this.#watchers.values()].flatMap(all => [
      ...all,
    ])) {
      watcher.response.end();
    }
  }

  /** Answers one request; `path` is what follows the cluster's address. */
  async answer(
    response: ServerResponse,
    url: URL,
    path: string,
  ): Promise<void> {
    if (path === '/version') {
      this.#count('version', 'get');
      sendJson(response, '{"gitVersion":"v1.36.1"}');
      return;
    }
    const plural = path.split('/').at(-1) ?? '';
    const count = this.objects.count(plural);
    if (count === undefined) {
      this.#count(plural, 'unknown');
      response.writeHead(404).end('404 page not found');
    } else if (url.searchParams.get('watch') === null) {
      this.#count(plural, 'list');
      this.#list(response, url, plural, count);
    } else {
      this.#count(plural, 'watch');
      await this.#watch(response, url, plural, count);
    }
  }

  #list(
    response: ServerResponse,
    url: URL,
    plural: string,
    count: number,
  ): void {
    const start = Number(url.searchParams.get('continue') ?? 0);
    const limit = Number(url.searchParams.get('limit') ?? 0) || count;
    const end = Math.min(count, start + limit);
    const items: string[] = [];
    for (let index = start; index < end; index += 1) {
      items.push(this.objects.objectAt(plural, index));
    }
    const more = end < count ? `,"continue":"${end}"` : '';
    sendJson(
      response,
      `{"kind":"List","apiVersion":"v1","metadata":{"resourceVersion":"${
        this.objects.resourceVersion
      }"${more}},"items":[${items.join(',')}]}`,
    );
  }

  async #watch(
    response: ServerResponse,
    url: URL,
    plural: string,
    count: number,
  ): Promise<void> {
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.flushHeaders();
    let from = Number(url.searchParams.get('resourceVersion') ?? 0);
    const left = new AbortController();
    response.once('close', () => left.abort());
    if (url.searchParams.get('sendInitialEvents') === 'true') {
      from = this.objects.resourceVersion;
      for (let index = 0; index < count; index += 1) {
        const line = watchLine('ADDED', this.objects.objectAt(plural, index));
        if (!response.write(line) && !left.signal.aborted) {
          await once(response, 'drain', { signal: left.signal }).catch(() => {
            // Nobody reads any more.
          });
        }
        if (left.signal.aborted) {
          return;
        }
      }
      response.write(bookmark(from, true));
    }
    if (plural === 'pods') {
      for (const { resourceVersion, pod } of this.#log) {
        if (resourceVersion > from) {
          response.write(watchLine('MODIFIED', this.objects.pod(pod)));
        }
      }
    }
    this.#keep(response, url, plural);
  }

  #keep(response: ServerResponse, url: URL, plural: string): void {
    const watchers = this.#watchers.get(plural) ?? new Set();
    this.#watchers.set(plural, watchers);
    const watcher: Watcher = {
      response,
      bookmark: setInterval(() => {
        // Real API servers keep no watch cache of events, so there are no bookmarks of them.
        if (plural !== 'events') {
          response.write(bookmark(this.objects.resourceVersion, false));
        }
      }, BOOKMARK_MS),
    };
    watchers.add(watcher);
    const seconds = Number(url.searchParams.get('timeoutSeconds') ?? 0);
    const end = seconds
      ? setTimeout(() => response.end(), seconds * 1000)
      : undefined;
    response.on('close', () => {
      clearInterval(watcher.bookmark);
      clearTimeout(end);
      watchers.delete(watcher);
    });
  }

  #count(plural: string, verb: string): void {
    const key = `${verb} ${plural}`;
    this.#counts[key] = (this.#counts[key] ?? 0) + 1;
  }
}

function sendJson(response: ServerResponse, body: string): void {
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(body);
}

function watchLine(type: string, object: string): string {
  return `{"type":"${type}","object":${object}}\n`;
}

function bookmark(resourceVersion: number, ofInitialEvents: boolean): string {
  const annotations = ofInitialEvents
    ? ',"annotations":{"k8s.io/initial-events-end":"true"}'
    : '';
  return `{"type":"BOOKMARK","object":{"metadata":{"resourceVersion":"${resourceVersion}"${annotations}}}}\n`;
}
