import { mkdtempSync } from 'node:fs';
import { startDevCluster } from './startDevCluster';
jest.setTimeout(240000);
it('runs', async () => {
  const lines: string[] = [];
  const log = (l: string) => (m: string) => {
    lines.push(l + ' ' + m);
  };
  const dev = await startDevCluster({
    port: 0,
    dataDir: mkdtempSync('/tmp/zzdev'),
    token: 't',
    git: { username: 'u', password: 'p' } as never,
    logger: { info: log('I'), warn: log('W'), error: log('E') },
  } as never);
  const { store } = dev.clusters.showcase;
  const t0 = Date.now();
  for (const at of [5, 15, 30, 60, 90, 130]) {
    await new Promise(r => setTimeout(r, at * 1000 - (Date.now() - t0)));
    const out = [`--- ${at}s`];
    for (const a of store.list('Application')) {
      const s = a.status as any;
      out.push(
        [
          'app',
          a.metadata.name,
          s?.sync?.status,
          s?.health?.status,
          s?.operationState?.phase,
          s?.operationState?.message,
          JSON.stringify(s?.conditions ?? ''),
        ].join(' '),
      );
    }
    if (store.serves('RayCluster'))
      for (const c of store.list('RayCluster')) {
        const s = c.status as any;
        out.push(
          [
            'rc',
            c.metadata.name,
            s?.state,
            s?.desiredWorkerReplicas,
            s?.availableWorkerReplicas,
            s?.readyWorkerReplicas,
            (c.spec as any).workerGroupSpecs
              .map(
                (g: any) =>
                  `${g.groupName}:${g.replicas}/${
                    g.maxReplicas
                  }${JSON.stringify(g.scaleStrategy ?? '')}`,
              )
              .join(' '),
          ].join(' '),
        );
      }
    console.log(out.join('\n'));
  }
  console.log(lines.join('\n').slice(0, 3000));
  console.log(
    'events',
    store.list('Event').length,
    'pods',
    store.list('Pod').length,
  );
  await dev.stop();
});
