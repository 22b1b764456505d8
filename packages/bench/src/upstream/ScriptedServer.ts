import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { ScriptedCluster } from './ScriptedCluster';
import type { ClusterSize } from './ScriptedObjects';

/** Scripted clusters on one port of the loopback interface: `/<name>/api/…`. */
export class ScriptedServer {
  readonly clusters: ReadonlyMap<string, ScriptedCluster>;
  readonly #server: Server;

  private constructor(
    clusters: ReadonlyMap<string, ScriptedCluster>,
    server: Server,
  ) {
    this.clusters = clusters;
    this.#server = server;
  }

  /** Starts with one cluster of that size per name, and stops when the function is done. */
  static async with<T>(
    names: string[],
    size: ClusterSize,
    use: (server: ScriptedServer) => Promise<T>,
  ): Promise<T> {
    const server = await ScriptedServer.start(names, size);
    try {
      return await use(server);
    } finally {
      await server.stop();
    }
  }

  private static async start(
    names: string[],
    size: ClusterSize,
  ): Promise<ScriptedServer> {
    const clusters = new Map(
      names.map(name => [name, ScriptedCluster.create(size)]),
    );
    const server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', 'http://loopback');
      const [, name, ...rest] = url.pathname.split('/');
      const cluster = clusters.get(name);
      if (!cluster) {
        response.writeHead(404).end();
        return;
      }
      cluster
        .answer(response, url, `/${rest.join('/')}`)
        .catch(error => response.destroy(error));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new ScriptedServer(clusters, server);
  }

  /** Address of a cluster's API server. */
  urlOf(name: string): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/${name}`;
  }

  /** Requests to all clusters since the last call, by what was asked. */
  takeCounts(): Record<string, number> {
    const total: Record<string, number> = {};
    for (const cluster of this.clusters.values()) {
      for (const [key, count] of Object.entries(cluster.takeCounts())) {
        total[key] = (total[key] ?? 0) + count;
      }
    }
    return total;
  }

  private async stop(): Promise<void> {
    for (const cluster of this.clusters.values()) {
      cluster.close();
    }
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}
