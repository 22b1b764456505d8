import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { StartedCluster } from 'dev-cluster';
import { blocksOf } from '../blocks/blocksOf';
import { ROOT } from '../pages/readPages';
import { kubeconfigOf, NAMES, startClusterOfPages } from './clusterOfPages';

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

/** Makes both, at a free port and in a folder of its own; `stop` removes them. */
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
  const cluster = await startClusterOfPages(join(folder, '.dev-cluster'));
  writeFileSync(
    join(folder, 'kubeconfig'),
    JSON.stringify(kubeconfigOf(cluster)),
  );
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
