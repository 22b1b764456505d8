import { setTimeout as wait } from 'node:timers/promises';
import type { Memory } from './load/StartedBackend';
import { StartedBackend } from './load/StartedBackend';
import { say } from './say';
import { untilRead } from './untilRead';
import { ScriptedServer } from './upstream/ScriptedServer';

const SIZE = { rayClusters: 1000, podsPerCluster: 100 };
const REST_MS = 30_000;

/** As for a container of 512 MiB. Without it Node.js takes what a large machine has before it tidies up. */
const SMALL = ['--max-old-space-size=256', '--max-semi-space-size=16'];

/** (c) How long the first list of 1,000 RayClusters and 100,000 pods takes, and what the backend holds then. */
export async function measureScale(): Promise<void> {
  await ScriptedServer.with(['c0'], SIZE, async server => {
    const clusters = [{ name: 'c0', url: server.urlOf('c0') }];
    for (const nodeOptions of [SMALL, []]) {
      say(`Node.js options: ${nodeOptions.join(' ') || 'none'}`);
      const options = { clusters, entities: 0, nodeOptions };
      const base = await StartedBackend.with(
        { ...options, via: 'proxy', empty: true },
        restedMemory,
      );
      say(`  without our plugin: ${mib(base.now)}, peak ${mib(base.peak)}`);
      for (const via of ['proxy', 'own'] as const) {
        await StartedBackend.with({ ...options, via }, async backend => {
          // The watches begin when the backend is ready, give or take a poll of its readiness.
          const start = performance.now();
          const cpuBefore = backend.cpuSeconds();
          await untilRead(backend, 1);
          const seconds = (performance.now() - start) / 1000;
          const cpu = backend.cpuSeconds() - cpuBefore;
          const { now, peak } = await restedMemory(backend);
          say(
            `  ${SIZE.rayClusters} RayClusters, ${
              SIZE.rayClusters * SIZE.podsPerCluster
            } pods by ${via}: first list ${seconds.toFixed(1)} s, ${cpu.toFixed(
              1,
            )} s of processor time; ${mib(now)} at rest, peak ${mib(
              peak,
            )}, growth ${mib(now - base.now)}`,
          );
        });
      }
    }
  });
}

/** Half a minute later. */
async function restedMemory(backend: StartedBackend): Promise<Memory> {
  await wait(REST_MS);
  return backend.memory();
}

function mib(value: number): string {
  return `${Math.round(value)} MiB`;
}
