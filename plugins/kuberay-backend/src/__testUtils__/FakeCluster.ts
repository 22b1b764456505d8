import { EventEmitter, once } from 'node:events';
import type { Request, Response } from 'express';

/** The API paths that this plugin reads. */
export const paths = {
  rayClusters: '/apis/ray.io/v1/rayclusters',
  pods: '/api/v1/pods',
  events: '/api/v1/events',
  applications: '/apis/argoproj.io/v1alpha1/applications',
};

/** A Kubernetes API of four collections and a version: lists what it was given and streams what it is told. */
export class FakeCluster {
  /** Requests so far, as `list /path` or `watch /path`. */
  readonly requests: string[] = [];
  readonly #collections = new Map<string, unknown[]>();
  readonly #lines = new EventEmitter();

  /** Makes a path a collection; without this it answers like a group that is not installed. */
  serve(path: string, items: unknown[]): void {
    this.#collections.set(path, items);
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
}
