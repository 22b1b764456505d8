import { EventEmitter, once } from 'node:events';
import { text } from 'node:stream/consumers';
import type { Request, Response } from 'express';

/** The API paths that this plugin reads. */
export const paths = {
  rayClusters: '/apis/ray.io/v1/rayclusters',
  pods: '/api/v1/pods',
  events: '/api/v1/events',
  applications: '/apis/argoproj.io/v1alpha1/applications',
};

/** A write that a cluster was asked for. */
export interface Patch {
  path: string;
  contentType: string;
  body: { metadata?: { resourceVersion?: string } };
}

/**
 * A Kubernetes API of four collections, single objects and a version: lists what it was given, streams what it is told,
 * and writes down what it is asked to write.
 */
export class FakeCluster {
  /** Requests so far, as `list /path` or `watch /path`. */
  readonly requests: string[] = [];
  /** Writes that were taken. */
  readonly patches: Patch[] = [];
  readonly #objects = new Map<string, { metadata: object }>();
  readonly #collections = new Map<string, unknown[]>();
  readonly #lines = new EventEmitter();

  /** Makes a path a collection; without this it answers like a group that is not installed. */
  serve(path: string, items: unknown[]): void {
    this.#collections.set(path, items);
  }

  /** Makes a path an object that can be read and patched. */
  serveObject(path: string, object: { metadata: object }): void {
    this.#objects.set(path, object);
  }

  /** Sends an event to every open watch of a path. */
  send(path: string, event: { type: string; object: unknown }): void {
    this.#lines.emit(path, `${JSON.stringify(event)}\n`);
  }

  /** Resolves at the next request of this kind. */
  async nextRequest(request: string): Promise<void> {
    await once(this.#lines, request);
  }

  answer(req: Request, res: Response): void {
    if (req.path === '/version') {
      this.requests.push('version');
      res.json({ gitVersion: 'v1.36.1' });
      return;
    }
    if (this.#objects.has(req.path)) {
      this.requests.push(`${req.method.toLowerCase()} ${req.path}`);
      this.#answerObject(req, res).catch(error => res.destroy(error));
      return;
    }
    if (req.query.sendInitialEvents) {
      // A server without streaming lists, as most are; not counted.
      res.status(422).json({ kind: 'Status', reason: 'Invalid', code: 422 });
      return;
    }
    const items = this.#collections.get(req.path);
    const request = `${req.query.watch ? 'watch' : 'list'} ${req.path}`;
    this.requests.push(request);
    if (!items) {
      res.status(404).type('text').send('404 page not found\n');
    } else if (req.query.watch) {
      const write = (line: string) => res.write(line);
      this.#lines.on(req.path, write);
      res.on('close', () => this.#lines.off(req.path, write));
      res.type('json').flushHeaders();
    } else {
      res.json({ metadata: { resourceVersion: '100' }, items });
    }
    this.#lines.emit(request);
  }

  async #answerObject(req: Request, res: Response): Promise<void> {
    const object = this.#objects.get(req.path);
    if (req.method === 'PATCH') {
      const body = JSON.parse(await text(req));
      const { resourceVersion } = { resourceVersion: '', ...object?.metadata };
      const asked = body.metadata?.resourceVersion ?? resourceVersion;
      if (asked !== resourceVersion) {
        res.status(409).json({ kind: 'Status', reason: 'Conflict', code: 409 });
        return;
      }
      const contentType = req.header('content-type') ?? '';
      this.patches.push({ path: req.path, contentType, body });
    }
    res.json(object);
  }
}
