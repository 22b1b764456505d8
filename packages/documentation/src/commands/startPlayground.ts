import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { startDevCluster, type DevCluster } from 'dev-cluster';
import { parseAllDocuments } from 'yaml';
import { blocksOf } from '../blocks/blocksOf';
import { ROOT } from '../pages/readPages';

/** How a command ended, and what it printed on both outputs. */
export interface Ended {
  code: number | null;
  output: string;
}

/** A folder with the files that the pages show, and a development cluster with what they look at. */
export interface Playground {
  /** Runs `kuberay-gitops …`, with or without `npx` before it, from the sources of this repository. */
  runCommandLine(text: string): Promise<Ended>;
  /** Runs a line of shell; kubectl finds the cluster `showcase`, and addresses with port 7010 lead to it. */
  runShell(text: string): Promise<Ended>;
  stop(): Promise<void>;
}

/** What app-config.yaml gives the development portal, which the pages quote. */
const TOKEN = 'stand-in-cluster-token';
const GIT = { username: 'portal', password: 'stand-in-git-password' };

/** What docs/troubleshooting.md asks its readers to set: here, a Ray cluster of the showcase. */
const NAMES = {
  NAMESPACE: 'ml-training',
  CLUSTER: 'recsys-training-kuberay',
  APPLICATION: 'recsys-training',
  ARGOCD_NAMESPACE: 'argocd',
};

export async function startPlayground(): Promise<Playground> {
  const folder = mkdtempSync(join(tmpdir(), 'documentation-'));
  for (const [, { text }] of blocksOf('file of a session')) {
    const [, path = ''] = /^# (\S+)\n/.exec(text) ?? [];
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const cluster = await startDevCluster({
    port: 0,
    dataDir: join(folder, '.dev-cluster'),
    token: TOKEN,
    git: GIT,
    logger: { error() {}, info() {}, warn() {} } as never,
  });
  await whenShown(cluster);
  applyAccess(cluster);
  writeKubeconfig(join(folder, 'kubeconfig'), cluster);
  // An answer like 401 is an error, as it is to whoever reads it.
  writeFileSync(join(folder, '.curlrc'), 'fail\n');
  const environment = {
    ...process.env,
    ...NAMES,
    KUBECONFIG: join(folder, 'kubeconfig'),
    CURL_HOME: folder,
    GIT_TERMINAL_PROMPT: '0',
  };

  const run = (program: string, args: string[]): Promise<Ended> =>
    new Promise((done, failed) => {
      const child = spawn(program, args, { cwd: folder, env: environment });
      let output = '';
      child.stdin.end();
      child.stdout.on('data', data => (output += data));
      child.stderr.on('data', data => (output += data));
      child.on('error', failed);
      child.on('close', code => done({ code, output }));
    });

  const runCommandLine = (text: string) => {
    const [, rest = ''] = /kuberay-gitops (.*)$/.exec(text) ?? [];
    const bin = join(ROOT, 'packages/gitops-cli/bin/kuberay-gitops');
    return run(process.execPath, [bin, ...rest.split(' ')]);
  };
  await runCommandLine(
    'kuberay-gitops render ray-stack.yaml --out clusters/forecast',
  );

  return {
    runCommandLine,
    runShell: text =>
      run('bash', [
        '-euo',
        'pipefail',
        '-c',
        text.replaceAll('127.0.0.1:7010', `127.0.0.1:${cluster.port}`),
      ]),
    async stop() {
      await cluster.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Waits until the Ray clusters that the pages look at are there, heads and workers. */
function whenShown({ clusters }: DevCluster): Promise<void> {
  const { store } = clusters.showcase;
  const isShown = () =>
    ['ml-batch', NAMES.NAMESPACE].every(namespace => {
      const pods = store.serves('Pod') ? store.list('Pod', { namespace }) : [];
      return ['head', 'worker'].every(type =>
        pods.some(
          ({ metadata }) => metadata.labels?.['ray.io/node-type'] === type,
        ),
      );
    });
  return new Promise(done => {
    const look = () => {
      if (isShown()) {
        unsubscribe();
        done();
      }
    };
    const unsubscribe = store.subscribe(look);
    look();
  });
}

/** Applies what docs/kubernetes-access.md shows, so that its commands find it. */
function applyAccess({ clusters }: DevCluster): void {
  const { store } = clusters.showcase;
  const objects = blocksOf('Kubernetes objects')
    .filter(([, { file }]) => file === 'docs/kubernetes-access.md')
    .flatMap(([, { text }]) => parseAllDocuments(text))
    .map(document => document.toJS());
  for (const object of objects) {
    const { name, namespace } = object.metadata;
    if (namespace && !store.get({ kind: 'Namespace', name: namespace })) {
      store.create({
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: namespace },
      });
    }
    if (!store.get({ kind: object.kind, name, namespace })) {
      store.create(object);
    }
  }
}

/** kubectl sends neither token nor password to a server without TLS, unless they stand in the address. */
function writeKubeconfig(path: string, { port }: DevCluster): void {
  const server = `http://kubectl:${TOKEN}@127.0.0.1:${port}/clusters/showcase`;
  writeFileSync(
    path,
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': 'showcase',
      clusters: [{ name: 'showcase', cluster: { server } }],
      users: [{ name: 'reader', user: {} }],
      contexts: [
        { name: 'showcase', context: { cluster: 'showcase', user: 'reader' } },
      ],
    }),
  );
}
