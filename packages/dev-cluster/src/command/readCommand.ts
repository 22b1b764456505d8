import { InputError } from '@backstage/errors';
import { parseArgs } from 'node:util';

/** What `packages/dev-cluster/run.cjs` was asked for. */
export interface DevClusterCommand {
  help: boolean;
  /** Where to write the kubeconfig. */
  kubeconfig: string;
  /** 0: any free one. */
  port: number;
  /** Of the Git repositories; without it a folder that goes with the process. */
  dataDir?: string;
  /** Whether the clusters begin with Ray clusters in different conditions. */
  seed: boolean;
  token?: string;
  gitUsername: string;
  gitPassword?: string;
  /** End with the process that started this one. */
  untilStdinEnds: boolean;
}

/** What `--help` prints. */
export const HELP = `Starts the development cluster, a stand-in for Kubernetes, Git and Argo CD, and writes a kubeconfig for it.

  node packages/dev-cluster/run.cjs --kubeconfig FILE [options]

  --kubeconfig FILE     where to write the kubeconfig, a new file (readable by you alone); it goes when the cluster ends
  --port N              port on 127.0.0.1; any free one unless given
  --data-dir DIR        keeps the Git repositories; without it they go when the cluster ends
  --seed                begin with Ray clusters in different conditions
  --until-stdin-ends    end when the input ends, for programs that start it
  --help                this text

Environment: DEV_CLUSTER_TOKEN, DEV_CLUSTER_GIT_USER, DEV_CLUSTER_GIT_PASSWORD choose credentials, which are made up otherwise.
`;

/** @throws InputError naming the option that is missing or wrong */
export function readCommand(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): DevClusterCommand {
  const { values } = parse(args);
  const port = Number(values.port ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new InputError(
      `--port must be a port number from 0 to 65535, not ${values.port}`,
    );
  }
  if (!values.kubeconfig && !values.help) {
    throw new InputError('--kubeconfig FILE is missing; --help explains');
  }
  return {
    help: values.help ?? false,
    kubeconfig: values.kubeconfig ?? '',
    port,
    seed: values.seed ?? false,
    untilStdinEnds: values['until-stdin-ends'] ?? false,
    gitUsername: environment.DEV_CLUSTER_GIT_USER || 'git',
    ...(values['data-dir'] && { dataDir: values['data-dir'] }),
    ...(environment.DEV_CLUSTER_TOKEN && {
      token: environment.DEV_CLUSTER_TOKEN,
    }),
    ...(environment.DEV_CLUSTER_GIT_PASSWORD && {
      gitPassword: environment.DEV_CLUSTER_GIT_PASSWORD,
    }),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        help: { type: 'boolean' },
        kubeconfig: { type: 'string' },
        port: { type: 'string' },
        'data-dir': { type: 'string' },
        seed: { type: 'boolean' },
        'until-stdin-ends': { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new InputError(`${error instanceof Error ? error.message : error}`);
  }
}
