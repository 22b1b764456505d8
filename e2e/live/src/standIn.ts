import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Parameters } from './parameters/parametersSchema';

const GIT_USERNAME = 'live-check';

/** The development cluster in a process of its own: an API server, a Git server and an Argo CD, as a real one is. */
export interface StandIn {
  /** The parameters with the way to it. */
  parameters: Parameters;
  stop(): Promise<void>;
}

/** @throws Error with what it said where it does not start */
export async function startStandIn(
  parameters: Parameters,
  checkout: string,
): Promise<StandIn> {
  const folder = await mkdtemp(join(tmpdir(), 'kuberay-live-stand-in-'));
  const kubeconfig = join(folder, 'kubeconfig.yaml');
  const password = randomBytes(24).toString('base64url');
  const child = spawn(
    process.execPath,
    [
      join(checkout, 'packages/dev-cluster/run.cjs'),
      '--kubeconfig',
      kubeconfig,
      '--until-stdin-ends',
    ],
    {
      // A Ctrl-C is for the check, which still needs the cluster to remove what it made.
      detached: true,
      stdio: ['pipe', 'pipe', 'inherit'],
      env: {
        ...process.env,
        DEV_CLUSTER_GIT_USER: GIT_USERNAME,
        DEV_CLUSTER_GIT_PASSWORD: password,
      },
    },
  );
  const started = new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', data => {
      said += data;
      const [, url] = /^Git of sandbox: (\S+),/m.exec(said) ?? [];
      if (url && said.includes('Ready')) {
        resolve(url);
      }
    });
    child.on('error', reject);
    child.on('exit', code =>
      reject(
        new Error(`The development cluster ended with ${code}: ${said.trim()}`),
      ),
    );
  });
  const gitUrl = await started.catch(async error => {
    await rm(folder, { recursive: true, force: true });
    throw error;
  });
  return {
    parameters: {
      ...parameters,
      kubeconfig,
      context: 'sandbox',
      gitUrl,
      argocdGitUrl: gitUrl,
      gitUsername: GIT_USERNAME,
      gitPassword: password,
      // Its stand-in for the autoscaler always speaks.
      autoscalerProcess: parameters.autoscalerProcess ?? true,
    },
    async stop() {
      child.stdin.end();
      if (child.exitCode === null && child.signalCode === null) {
        await once(child, 'exit');
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}
