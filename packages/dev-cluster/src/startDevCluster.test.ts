import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { connect, createServer } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { clusterApplication } from './argocd/__testUtils__/guideApplications';
import { ManualClock } from './clock';
import { readLines } from './testUtils/readLines';
import type { DevCluster, DevClusterOptions } from './startDevCluster';
import { startDevCluster } from './startDevCluster';

// Git makes the repositories anew for each test.
jest.setTimeout(30_000);

let dataDir: string;
const running: DevCluster[] = [];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'dev-cluster-'));
});

afterEach(async () => {
  await Promise.all(running.splice(0).map(cluster => cluster.stop()));
  await rm(dataDir, { recursive: true, force: true });
});

async function start(options: Partial<DevClusterOptions> = {}) {
  const errors: string[] = [];
  const cluster = await startDevCluster({
    port: 0,
    dataDir,
    token: 'secret',
    git: { username: 'portal', password: 'password' },
    clock: new ManualClock({ startAt: '2026-11-21T02:00:00Z' }),
    logger: { info() {}, warn() {}, error: message => errors.push(message) },
    seed: false,
    ...options,
  });
  running.push(cluster);
  return { cluster, errors };
}

/** What became of an attempt to connect. */
function attempt(host: string, port: number): Promise<string> {
  return new Promise(resolve => {
    const socket = connect({ host, port });
    socket.on('connect', () => {
      socket.destroy();
      resolve('connected');
    });
    socket.on('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code ?? 'failed'),
    );
  });
}

/** The code of the answer to a request that claims to be for another host, or has a path that fetch would not send. */
function codeFor(
  port: number,
  host: string,
  path = '/',
): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, headers: { host } })
      .on('response', response => {
        response.resume();
        resolve(response.statusCode);
      })
      .on('error', reject)
      .end();
  });
}

const bearer = { headers: { authorization: 'Bearer secret' } };
const APPLICATIONS = '/apis/argoproj.io/v1alpha1/applications';

it('serves three clusters, each with its root Application', async () => {
  const { cluster } = await start();
  const roots = await Promise.all(
    Object.values(cluster.clusters).map(async ({ url }) => {
      const list = await (await fetch(url + APPLICATIONS, bearer)).json();
      return [
        list.items.length,
        list.items[0].metadata.name,
        list.items[0].spec,
      ];
    }),
  );
  const rootOf = (name: string) => [
    1,
    'root',
    {
      project: 'default',
      source: {
        repoURL: `${cluster.url}/git/${name}.git`,
        targetRevision: 'main',
        path: 'apps',
        directory: { recurse: true },
      },
      destination: {
        server: 'https://kubernetes.default.svc',
        namespace: 'argocd',
      },
      syncPolicy: { automated: { prune: true, selfHeal: true } },
    },
  ];
  expect(roots).toEqual(['showcase', 'sandbox', 'gallery'].map(rootOf));
});

it('seeds the showcase with Ray clusters and their entities', async () => {
  const { cluster } = await start({ seed: true });
  const location = await (
    await fetch(`${cluster.url}/git/catalog.yaml`)
  ).text();
  const [target = ''] = /http\S+/.exec(location) ?? [];
  expect(target).toContain('/git/showcase/raw/main/catalog/');
  expect(await (await fetch(target)).text()).toContain('kind: Resource');
});

it.each([true, false])(
  'has the entities of the gallery where it is wanted: %s',
  async gallery => {
    const { cluster } = await start({ gallery });
    const location = await (
      await fetch(`${cluster.url}/git/catalog.yaml`)
    ).text();
    expect(location.includes('/catalog/gallery-at-maximum/')).toBe(gallery);
  },
);

it('listens on the loopback address and on no other', async () => {
  const { cluster } = await start();
  const others = Object.values(networkInterfaces())
    .flatMap(addresses => addresses ?? [])
    .filter(({ address }) => address !== '127.0.0.1')
    .map(({ address, scopeid }) =>
      scopeid ? `${address}%${scopeid}` : address,
    );
  const outcomes = await Promise.all(
    ['127.0.0.1', '127.0.0.2', ...others].map(async address => [
      address === '127.0.0.1',
      await attempt(address, cluster.port),
    ]),
  );
  const reached = outcomes.filter(([, outcome]) => outcome === 'connected');
  expect(reached).toEqual([[true, 'connected']]);
});

it('answers only to its own names, against DNS rebinding', async () => {
  const { cluster } = await start();
  const { port } = cluster;
  const hosts = [
    `127.0.0.1:${port}`,
    `localhost:${port}`,
    `evil.example:${port}`,
    `127.0.0.1:${port + 1}`,
    'localhost',
  ];
  const codes = await Promise.all(hosts.map(host => codeFor(port, host)));
  expect(codes).toEqual([200, 200, 421, 421, 421]);
});

it.each([
  ['//', 200],
  ['http://evil.example/', 400],
  ['/clusters/showcase//api', 401],
  ['/%', 404],
])('survives the path %s', async (path, code) => {
  const { cluster } = await start();
  const host = `127.0.0.1:${cluster.port}`;
  expect(await codeFor(cluster.port, host, path)).toBe(code);
  expect(await codeFor(cluster.port, host)).toBe(200);
});

it('says which port is taken and what to set', async () => {
  const blocker = createServer();
  await new Promise<void>(resolve => {
    blocker.listen(0, '127.0.0.1', resolve);
  });
  const address = blocker.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  await expect(start({ port })).rejects.toThrow(
    `The development cluster cannot listen on port ${port} of 127.0.0.1: another program uses it. ` +
      'Stop that program, or set devCluster.port (DEV_CLUSTER_PORT in the environment) to a free port.',
  );
  blocker.close();
});

it.each([
  [true, 200],
  [false, 404],
  [undefined, 404],
])(
  'with faultControl %s answers /faults with %s',
  async (faultControl, code) => {
    const { cluster } = await start({ faultControl });
    expect((await fetch(`${cluster.url}/faults`)).status).toBe(code);
  },
);

it.each(['/nope', '/clusters', '/clusters/other/version', '/git'])(
  'has nothing at %s',
  async path => {
    const { cluster } = await start();
    expect((await fetch(cluster.url + path)).status).toBe(404);
  },
);

it('ends open watches and lets the port go when it stops', async () => {
  const { cluster, errors } = await start();
  const lines = readLines(
    await fetch(`${cluster.clusters.sandbox.url}/api/v1/pods?watch=1`, bearer),
  );
  const line = lines.next().catch(() => ({ done: true }));
  await cluster.stop();
  expect((await line).done).toBe(true);
  expect(await attempt('127.0.0.1', cluster.port)).toBe('ECONNREFUSED');
  expect(errors).toEqual([]);
});

it('leaves no timer when it stops while a sync waits for its next retry', async () => {
  const clock = new ManualClock({ startAt: '2026-11-21T02:00:00Z' });
  const { cluster } = await start({ clock });
  const { store } = cluster.clusters.sandbox;
  store.create(clusterApplication('1.5.1'));
  await clock.advance(20_000);
  const [failing] = store
    .list('Application')
    .filter(({ metadata }) => metadata.name === 'raycluster');
  expect(failing.status).toMatchObject({
    operationState: { phase: 'Running', retryCount: 3 },
  });
  await cluster.stop();
  expect(clock.pendingTimers).toBe(0);
});

it('keeps the repositories and forgets the objects between two starts', async () => {
  const first = (await start({ seed: true })).cluster;
  first.clusters.sandbox.store.create({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'ray' },
  });
  const before = await (await fetch(`${first.url}/git/catalog.yaml`)).text();
  await first.stop();
  const second = (await start({ seed: false })).cluster;
  const after = await (await fetch(`${second.url}/git/catalog.yaml`)).text();
  expect(after).toBe(before.replaceAll(first.url, second.url));
  expect(
    second.clusters.sandbox.store.get({ kind: 'Namespace', name: 'ray' }),
  ).toBeUndefined();
});

describe('Argo CD', () => {
  const list = (url: string, token: string) =>
    fetch(`${url}/api/v1/applications`, {
      headers: { authorization: `Bearer ${token}` },
    });

  it('has an API for each cluster, with the access that the start tells', async () => {
    const { cluster } = await start();
    const { token, username, password } = cluster.argocd;
    expect(cluster.argocd).toEqual({
      username: 'admin',
      password: 'secret',
      token: 'secret',
    });
    for (const { argocdUrl } of Object.values(cluster.clusters)) {
      const { items } = await (await list(argocdUrl, token)).json();
      expect(items).toMatchObject([{ metadata: { name: 'root' } }]);
      const login = await fetch(`${argocdUrl}/api/v1/session`, {
        method: 'POST',
        body: JSON.stringify({ username, password }),
      });
      const session = (await login.json()).token;
      expect((await list(argocdUrl, session)).status).toBe(200);
    }
  });

  it('takes other access, an account that may only look, and shorter sessions', async () => {
    const clock = new ManualClock({ startAt: '2026-11-21T02:00:00Z' });
    const { cluster } = await start({
      clock,
      argocd: {
        username: 'me',
        password: 'my password',
        token: 'my token',
        readOnlyToken: 'to look',
        sessionSeconds: 60,
      },
    });
    const { argocdUrl } = cluster.clusters.sandbox;
    const root = `${argocdUrl}/api/v1/applications/root/sync`;
    const sync = (token: string) =>
      fetch(root, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}` },
      });
    expect([
      (await list(argocdUrl, 'secret')).status,
      (await list(argocdUrl, 'to look')).status,
      (await sync('to look')).status,
      (await sync('my token')).status,
    ]).toEqual([401, 200, 403, 200]);
    const login = await fetch(`${argocdUrl}/api/v1/session`, {
      method: 'POST',
      body: JSON.stringify({ username: 'me', password: 'my password' }),
    });
    const { token } = await login.json();
    await clock.advance(60_000);
    expect((await list(argocdUrl, token)).status).toBe(401);
  });
});

it('gives accounts of the Kubernetes APIs only what they may see', async () => {
  const { cluster } = await start({
    accounts: [{ token: 'limited', namespaces: ['argocd'] }],
  });
  const { url } = cluster.clusters.sandbox;
  const codes = await Promise.all(
    [
      APPLICATIONS,
      '/apis/argoproj.io/v1alpha1/namespaces/argocd/applications',
    ].map(
      async path =>
        (
          await fetch(url + path, {
            headers: { authorization: 'Bearer limited' },
          })
        ).status,
    ),
  );
  expect(codes).toEqual([403, 200]);
});

it('forgets the past on request, so that a page that was begun cannot be ended', async () => {
  const { cluster } = await start();
  const { url, compact } = cluster.clusters.sandbox;
  const path = `${url}/api/v1/namespaces?limit=1`;
  const { metadata } = await (await fetch(path, bearer)).json();
  const next = () => fetch(`${path}&continue=${metadata.continue}`, bearer);
  expect((await next()).status).toBe(200);
  compact();
  const refused = await next();
  expect([refused.status, (await refused.json()).reason]).toEqual([
    410,
    'Expired',
  ]);
});

it('refuses connections while it is away, breaks the open ones, and comes back on the same port', async () => {
  const { cluster, errors } = await start();
  const watch = `${cluster.clusters.sandbox.url}/api/v1/pods?watch=1`;
  const lines = readLines(await fetch(watch, bearer));
  const line = lines.next().catch(() => 'broken');
  await cluster.goAway();
  expect(await line).toBe('broken');
  expect(await attempt('127.0.0.1', cluster.port)).toBe('ECONNREFUSED');
  await cluster.comeBack();
  expect((await fetch(`${cluster.url}/`)).status).toBe(200);
  await cluster.goAway();
  await cluster.stop();
  expect(errors).toEqual([]);
});

it('makes a burst of changes that a watch sees', async () => {
  const { cluster } = await start({ faultControl: true });
  const { url } = cluster.clusters.sandbox;
  const lines = readLines(await fetch(`${url}${APPLICATIONS}?watch=1`, bearer));
  await lines.next();
  const burst = { cluster: 'sandbox', kind: 'Application', changes: 500 };
  const answer = await fetch(`${cluster.url}/faults/burst`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(burst),
  });
  expect(answer.status).toBe(200);
  const seen: string[] = [];
  while (seen.at(-1) !== '499') {
    const { value = '{}' } = await lines.next();
    const { annotations } = JSON.parse(value).object.metadata;
    seen.push(annotations?.['dev-cluster.kuberay.io/burst']);
  }
  expect(seen).toEqual([...Array(500).keys()].map(String));
});

it('lets the showcase’s autoscaler say what it waits for', async () => {
  const clock = new ManualClock({ startAt: '2026-11-21T02:00:00Z' });
  const { cluster } = await start({ clock, seed: true });
  const ray = `${cluster.clusters.showcase.url}/api/v1/namespaces/ml-batch/services/llm-batch-kuberay-head-svc:dashboard/proxy`;
  const get = (path: string) => fetch(ray + path, bearer);
  // Git answers in real time, and everything else waits for the story's clock.
  while (!(await get('/api/gcs_healthz')).ok) {
    await clock.advance(1_000);
  }
  await clock.advance(60_000);
  const { data } = await (await get('/api/cluster_status?format=1')).json();
  expect(data.clusterStatus).toContain(
    "Pending Demands:\n {'CPU': 2.0, 'GPU': 1.0}: 2+ pending tasks/actors\n {'CPU': 1.0, 'GPU': 8.0}: 1+ pending tasks/actors",
  );
  const events = await (await get('/api/v0/cluster_events')).json();
  const messages = events.data.result.result.map(
    ({ message }: { message: string }) => message,
  );
  expect(messages).toEqual(
    expect.arrayContaining([
      'Adding 1 node(s) of type gpu-worker.',
      "No available node types can fulfill resource requests {'GPU': 8.0, 'CPU': 1.0}*1. Add suitable node types to this cluster to resolve this issue.",
    ]),
  );
}, 60_000);
