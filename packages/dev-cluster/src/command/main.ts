import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDevCluster } from '../startDevCluster';
import { kubeconfigOf } from './kubeconfigOf';
import { HELP, readCommand } from './readCommand';
import { writeNewFile } from './writeNewFile';

/** Starts the development cluster until a signal, or the end of the input, says otherwise. */
async function main(): Promise<void> {
  const command = readCommand(process.argv.slice(2), process.env);
  if (command.help) {
    say(HELP);
    return;
  }
  const { kubeconfig } = command;
  const token = command.token ?? randomBytes(24).toString('base64url');
  const git = {
    username: command.gitUsername,
    password: command.gitPassword ?? randomBytes(24).toString('base64url'),
  };
  const passing =
    command.dataDir === undefined
      ? await mkdtemp(join(tmpdir(), 'dev-cluster-'))
      : undefined;
  const removePassing = async () => {
    if (passing) {
      await rm(passing, { recursive: true, force: true });
    }
  };
  const ended = untilEnd(command.untilStdinEnds);
  let cluster: Awaited<ReturnType<typeof startDevCluster>> | undefined;
  let written = false;
  try {
    cluster = await startDevCluster({
      port: command.port,
      dataDir: command.dataDir ?? passing ?? '',
      token,
      git,
      seed: command.seed,
      logger: {
        info: () => {},
        warn: message => process.stderr.write(`${message}\n`),
        error: message => process.stderr.write(`${message}\n`),
      },
    });
    await writeNewFile(
      kubeconfig,
      kubeconfigOf({
        clusters: cluster.clusters,
        token,
        currentContext: 'sandbox',
      }),
    );
    written = true;
    say(
      [
        `Development cluster (a stand-in, not Kubernetes) at ${cluster.url}`,
        `Kubeconfig: ${kubeconfig} (contexts sandbox and showcase; for kubectl: kubectl-sandbox and kubectl-showcase)`,
        `Git of sandbox: ${cluster.url}/git/sandbox.git, user ${git.username}${
          command.gitPassword ? '' : `, password ${git.password}`
        }`,
        'Ready; Ctrl-C ends it',
        '',
      ].join('\n'),
    );
    await ended;
  } finally {
    await cluster?.stop();
    if (written) {
      await rm(kubeconfig, { force: true });
    }
    await removePassing();
  }
}

function untilEnd(untilStdinEnds: boolean): Promise<void> {
  return new Promise(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => resolve());
    }
    if (untilStdinEnds) {
      process.stdin.on('end', () => resolve()).resume();
    }
  });
}

function say(text: string): void {
  process.stdout.write(text);
}

main().then(
  () => process.exit(0),
  error => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  },
);
