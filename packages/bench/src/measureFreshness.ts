import { setTimeout as wait } from 'node:timers/promises';
import { StartedBackend } from './load/StartedBackend';
import type { SeenView } from './load/Viewer';
import { Viewer } from './load/Viewer';
import { percentile } from './percentile';
import { say } from './say';
import { untilInCatalog, untilRead } from './untilRead';
import { ScriptedServer } from './upstream/ScriptedServer';
import { rayClusterAt } from './upstream/ScriptedObjects';

const SIZE = { rayClusters: 1000, podsPerCluster: 20 };
const VIEWERS = 200;
/** Pages that are opened at the same moment. */
const AT_ONCE = 20;
const CHANGES_PER_SECOND = 50;
const SECONDS = 40;

/**
 * (b) From a change in the cluster to the event in the stream, at 50 changes a second spread over all RayClusters;
 * and (d) how long a view takes meanwhile, asked by 200 viewers in turn. Times as the viewers' process sees them.
 */
export async function measureFreshness(): Promise<void> {
  await ScriptedServer.with(['c0'], SIZE, server =>
    StartedBackend.with(
      {
        clusters: [{ name: 'c0', url: server.urlOf('c0') }],
        via: 'proxy',
        entities: VIEWERS,
      },
      async backend => {
        await untilRead(backend, 1);
        await untilInCatalog(backend, namesOf(VIEWERS));
        await measureChanges(server, backend);
      },
    ),
  );
}

function namesOf(count: number): string[] {
  return Array.from({ length: count }, (_, index) => rayClusterAt(index).name);
}

async function measureChanges(
  server: ScriptedServer,
  backend: StartedBackend,
): Promise<void> {
  const waiting = new Map<string, { ready: number; since: number }>();
  const latencies: number[] = [];
  const viewers = await openViewers(backend, (entity, { workersReady }) => {
    const expected = waiting.get(entity);
    if (expected?.ready === workersReady) {
      latencies.push(performance.now() - expected.since);
      waiting.delete(entity);
    }
  });
  await warmViews(backend, 'without changes');
  const cpuBefore = backend.cpuSeconds();
  const changes = await makeChanges(server, waiting);
  const cpu = (backend.cpuSeconds() - cpuBefore) / SECONDS;
  // The last ones are under way.
  await wait(2000);
  report({ changes, latencies, missed: waiting.size, cpu, backend });
  const changing = makeChanges(server, waiting);
  await warmViews(backend, `with ${CHANGES_PER_SECOND} changes a second`);
  await changing;
  await Promise.all(viewers.map(viewer => viewer.close()));
}

/** Viewers of the first clusters; every one has its first view when this resolves. */
async function openViewers(
  backend: StartedBackend,
  onView: (entity: string, view: SeenView) => void,
): Promise<Viewer[]> {
  const viewers: Viewer[] = [];
  while (viewers.length < VIEWERS) {
    const first = viewers.length;
    viewers.push(
      ...(await Promise.all(
        Array.from({ length: AT_ONCE }, (_, index) =>
          openViewer(backend, first + index, onView),
        ),
      )),
    );
  }
  return viewers;
}

async function openViewer(
  backend: StartedBackend,
  index: number,
  onView: (entity: string, view: SeenView) => void,
): Promise<Viewer> {
  const { name } = rayClusterAt(index);
  let first: (() => void) | undefined;
  const seen = new Promise<void>(resolve => {
    first = resolve;
  });
  const viewer = await Viewer.open(backend, name, view => {
    first?.();
    onView(name, view);
  });
  await seen;
  return viewer;
}

/** One worker of the next RayCluster changes every 20 ms. Only those with a viewer are waited for. */
async function makeChanges(
  server: ScriptedServer,
  waiting: Map<string, { ready: number; since: number }>,
): Promise<number> {
  const cluster = server.clusters.get('c0');
  const start = performance.now();
  const total = CHANGES_PER_SECOND * SECONDS;
  for (let change = 0; change < total; change += 1) {
    const due = start + (change * 1000) / CHANGES_PER_SECOND;
    await wait(Math.max(0, due - performance.now()));
    const rayCluster = change % SIZE.rayClusters;
    const pod = rayCluster * SIZE.podsPerCluster + 1 + (change % 5);
    const since = performance.now();
    const ready = cluster?.changePod(pod) ?? 0;
    if (rayCluster < VIEWERS) {
      waiting.set(rayClusterAt(rayCluster).name, { ready, since });
    }
  }
  return total;
}

/** 200 viewers, each asking every two seconds: 100 requests a second, spread evenly. */
async function warmViews(backend: StartedBackend, when: string): Promise<void> {
  const times: number[] = [];
  let bytes = 0;
  let failed = 0;
  const ask = async (index: number) => {
    const { name } = rayClusterAt(index % VIEWERS);
    const start = performance.now();
    const answer = await backend.get(`entities/resource/default/${name}`);
    if (!answer.ok) {
      throw new Error(`The view of ${name} answers ${answer.status}`);
    }
    bytes = (await answer.arrayBuffer()).byteLength;
    times.push(performance.now() - start);
  };
  const countFailure = () => {
    failed += 1;
  };
  const asked: Promise<void>[] = [];
  const cpuBefore = backend.cpuSeconds();
  const start = performance.now();
  for (let index = 0; index < 10 * VIEWERS; index += 1) {
    await wait(Math.max(0, start + index * 10 - performance.now()));
    asked.push(ask(index).catch(countFailure));
  }
  await Promise.all(asked);
  const seconds = (performance.now() - start) / 1000;
  const cpu = backend.cpuSeconds() - cpuBefore;
  // The first round warms up.
  const warm = times.slice(VIEWERS);
  say(
    `warm view, ${VIEWERS} viewers, ${when}: p50 ${ms(
      percentile(warm, 0.5),
    )}, p95 ${ms(percentile(warm, 0.95))}, most ${ms(
      Math.max(...warm),
    )}; ${bytes} bytes; ${failed} failed; ${percent(cpu / seconds)} of a core`,
  );
}

function report(result: {
  changes: number;
  latencies: number[];
  missed: number;
  cpu: number;
  backend: StartedBackend;
}): void {
  const { changes, latencies, missed, cpu, backend } = result;
  say(
    `change to event, ${SIZE.rayClusters} RayClusters, ${
      SIZE.rayClusters * SIZE.podsPerCluster
    } pods, ${changes} changes at ${CHANGES_PER_SECOND}/s, ${VIEWERS} viewers: ${
      latencies.length
    } seen, ${missed} not; p50 ${ms(percentile(latencies, 0.5))}, p95 ${ms(
      percentile(latencies, 0.95),
    )}, most ${ms(Math.max(...latencies))}; ${percent(cpu)} of a core`,
  );
  const { now, peak } = backend.memory();
  say(`  memory now ${Math.round(now)} MiB, peak ${Math.round(peak)} MiB`);
}

function ms(value: number): string {
  return `${value.toFixed(1)} ms`;
}

function percent(part: number): string {
  return `${Math.round(part * 100)} %`;
}
