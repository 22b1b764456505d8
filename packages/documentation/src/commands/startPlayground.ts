import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  startDevCluster,
  type DevCluster,
  type StartedCluster,
} from 'dev-cluster';
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
  /** The cluster that kubectl finds. */
  cluster: StartedCluster;
  stop(): Promise<void>;
}

/** What app-config.yaml gives the development portal, which the pages quote. */
const TOKEN = 'stand-in-cluster-token';
const GIT = { username: 'portal', password: 'stand-in-git-password' };

/** What docs/troubleshooting.md asks its readers to set: here, an autoscaled Ray cluster of the showcase. */
export const NAMES = {
  NAMESPACE: 'ml-batch',
  CLUSTER: 'llm-batch-kuberay',
  APPLICATION: 'llm-batch',
  ARGOCD_NAMESPACE: 'argocd',
};

export async function startPlayground(): Promise<Playground> {
  const folder = mkdtempSync(join(tmpdir(), 'documentation-'));
  const files = [
    ...blocksOf('file of a session').map(([, { text }]) => ({
      text,
      path: /^# (\S+)\n/.exec(text)?.[1],
    })),
    ...blocksOf('patch of argocd-cm').map(([, { text }]) => ({
      text,
      path: /--patch-file (\S+)/.exec(text)?.[1],
    })),
  ];
  for (const { path = '', text } of files) {
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
  applyObjects(cluster);
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
    cluster: cluster.clusters.showcase,
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

/** Waits until the Ray cluster that the pages look at is there, with its head and a worker. */
function whenShown({ clusters }: DevCluster): Promise<void> {
  const { store } = clusters.showcase;
  const isShown = () =>
    ['head', 'worker'].every(type =>
      store
        .list('Pod', { namespace: NAMES.NAMESPACE })
        .some(({ metadata }) => metadata.labels?.['ray.io/node-type'] === type),
    );
  return new Promise(done => {
    if (isShown()) {
      done();
      return;
    }
    const unsubscribe = store.subscribe(() => {
      if (isShown()) {
        unsubscribe();
        done();
      }
    });
  });
}

/** What the pages have their readers apply, for the namespace of the Ray cluster at hand. */
const APPLIED = ['docs/kubernetes-access.md', 'docs/replica-guard.md'];

/** Applies it, so that the commands of these pages find it. */
function applyObjects({ clusters }: DevCluster): void {
  const { store } = clusters.showcase;
  const apply = (object: Parameters<typeof store.create>[0]) => {
    const { name, namespace } = object.metadata;
    if (!store.get({ kind: object.kind, name, namespace })) {
      store.create(object);
    }
  };
  const objects = blocksOf('Kubernetes objects')
    .filter(([, { file }]) => APPLIED.includes(file))
    .flatMap(([, { text }]) =>
      parseAllDocuments(text.replaceAll('ml-training', NAMES.NAMESPACE)),
    )
    .map(document => document.toJS());
  for (const object of objects) {
    const { namespace } = object.metadata;
    if (namespace) {
      apply(aNamespace(namespace));
    }
    apply(object);
  }
  apply({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'argocd-cm', namespace: NAMES.ARGOCD_NAMESPACE },
  });
}

function aNamespace(name: string) {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
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
