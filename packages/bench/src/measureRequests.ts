import { setTimeout as wait } from 'node:timers/promises';
import { StartedBackend } from './load/StartedBackend';
import { Viewer } from './load/Viewer';
import { say } from './say';
import { untilInCatalog, untilRead } from './untilRead';
import { ScriptedServer } from './upstream/ScriptedServer';
import { rayClusterAt } from './upstream/ScriptedObjects';

const SIZE = { rayClusters: 100, podsPerCluster: 10 };
const MINUTE_MS = 60_000;
const POLL_MS = 10_000;

/**
 * (a) Requests to the clusters in a minute, once everything is read, for so many viewers. Each holds a stream and
 * also polls every ten seconds, which a page does only where it gets no stream.
 */
export async function measureRequests(): Promise<void> {
  for (const clusters of [1, 3]) {
    const names = Array.from({ length: clusters }, (_, i) => `c${i}`);
    await ScriptedServer.with(names, SIZE, server =>
      StartedBackend.with(
        {
          clusters: names.map(name => ({ name, url: server.urlOf(name) })),
          via: 'proxy',
          entities: SIZE.rayClusters,
        },
        async backend => {
          await untilRead(backend, clusters);
          await untilInCatalog(
            backend,
            Array.from(
              { length: SIZE.rayClusters },
              (_, i) => rayClusterAt(i).name,
            ),
          );
          for (const viewers of [1, 10, 100]) {
            const counts = await requestsOfAMinute({
              server,
              backend,
              viewers,
            });
            const total = Object.values(counts).reduce((a, b) => a + b, 0);
            say(
              `${clusters} clusters, ${viewers} viewers: ${total} requests a minute ${JSON.stringify(
                counts,
              )}`,
            );
          }
        },
      ),
    );
  }
}

async function requestsOfAMinute(options: {
  server: ScriptedServer;
  backend: StartedBackend;
  viewers: number;
}): Promise<Record<string, number>> {
  const { server, backend, viewers } = options;
  server.takeCounts();
  const entities = Array.from(
    { length: viewers },
    (_, i) => rayClusterAt(i % SIZE.rayClusters).name,
  );
  const open = await Promise.all(
    entities.map(entity => Viewer.open(backend, entity, () => {})),
  );
  const end = Date.now() + MINUTE_MS;
  while (Date.now() < end) {
    await Promise.all(
      entities.map(async entity => {
        const answer = await backend.get(`entities/resource/default/${entity}`);
        await answer.arrayBuffer();
      }),
    );
    await wait(Math.min(POLL_MS, Math.max(0, end - Date.now())));
  }
  await Promise.all(open.map(viewer => viewer.close()));
  return server.takeCounts();
}
