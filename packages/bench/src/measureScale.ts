import { setTimeout as wait } from 'node:timers/promises';
import { StartedBackend } from './load/StartedBackend';
import { say } from './say';
import { untilRead } from './untilRead';
import { ScriptedServer } from './upstream/ScriptedServer';

const SIZE = { rayClusters: 1000, podsPerCluster: 100 };
const REST_MS = 30_000;

/** (c) How long the first list of 1,000 RayClusters and 100,000 pods takes, and what the backend holds then. */
export async function measureScale(): Promise<void> {
  const server = await ScriptedServer.start(['c0'], SIZE);
  const clusters = [{ name: 'c0', url: server.urlOf('c0') }];
  const empty = await StartedBackend.start({
    clusters,
    via: 'proxy',
    entities: 0,
    empty: true,
  });
  await wait(REST_MS);
  const base = empty.memory();
  await empty.stop();
  say(`backend without our plugin: ${mib(base.now)}, peak ${mib(base.peak)}`);
  for (const via of ['proxy', 'own'] as const) {
    const backend = await StartedBackend.start({ clusters, via, entities: 0 });
    // The watches begin when the backend is ready, give or take a poll of its readiness.
    const start = performance.now();
    await untilRead(backend, 1);
    const seconds = (performance.now() - start) / 1000;
    const listed = backend.memory();
    await wait(REST_MS);
    const rested = backend.memory();
    say(
      `${SIZE.rayClusters} RayClusters, ${
        SIZE.rayClusters * SIZE.podsPerCluster
      } pods by ${via}: first list ${seconds.toFixed(1)} s; memory ${mib(
        listed.now,
      )} then, ${mib(rested.now)} half a minute later, peak ${mib(
        rested.peak,
      )}, growth ${mib(rested.now - base.now)}`,
    );
    await backend.stop();
  }
  await server.stop();
}

function mib(value: number): string {
  return `${Math.round(value)} MiB`;
}
