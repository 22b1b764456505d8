import type { KubeConfig, User } from '@kubernetes/client-node';
import { readFile, stat } from 'node:fs/promises';
import type { RequestOptions } from 'node:https';
import { dirname, resolve } from 'node:path';
import { z } from 'zod/v3';
import type { KubeAccess, ReadKubeAccess } from './KubeAccess';
import { KubeError } from './KubeError';

/** What client-node leaves out of a kubeconfig. */
const tokenFilesSchema = z.object({
  users: z.array(
    z.object({
      name: z.string(),
      user: z.object({ tokenFile: z.string().optional() }).nullish(),
    }),
  ),
});

/** A kubeconfig that has been read, and of which state of its file. */
interface LoadedKubeconfig {
  changedMs: number;
  config: KubeConfig;
}

/**
 * Access by a kubeconfig: its current context, or the one that is named. Everything that client-node can do works:
 * certificates, tokens and token files, `exec` helpers, which it asks again when their answer expires or is refused.
 * The file is read again when it has changed, since whatever writes it may rotate what is in it.
 *
 * This is the only file that touches client-node, which is an ES module: it has to be imported at run time.
 */
export function kubeconfigAccess(options: {
  kubeconfig: string;
  context?: string;
}): ReadKubeAccess {
  let loaded: LoadedKubeconfig | undefined;
  return async ({ isRefused }) => {
    loaded = await load(options, isRefused ? undefined : loaded);
    return read(loaded.config);
  };
}

async function load(
  { kubeconfig, context }: { kubeconfig: string; context?: string },
  before: LoadedKubeconfig | undefined,
): Promise<LoadedKubeconfig> {
  const { KubeConfig, loadYaml } = await import('@kubernetes/client-node');
  const config = new KubeConfig();
  try {
    const { mtimeMs: changedMs } = await stat(kubeconfig);
    if (before?.changedMs === changedMs) {
      return before;
    }
    config.loadFromFile(kubeconfig);
    const content = loadYaml<unknown>(await readFile(kubeconfig, 'utf8'));
    config.users = withTokenFiles(config.users, content, dirname(kubeconfig));
    if (context !== undefined) {
      config.setCurrentContext(context);
    }
    if (config.getCurrentCluster() && config.getCurrentUser()) {
      return { changedMs, config };
    }
  } catch (error) {
    throw new KubeError(
      'unreachable',
      'The kubeconfig of this cluster cannot be read',
      error,
    );
  }
  throw new KubeError(
    'unreachable',
    `The kubeconfig of this cluster has no ${
      context === undefined ? 'current context' : `context ${context}`
    } with a cluster and a user`,
  );
}

/**
 * client-node knows token files under a name of old times alone; kubectl calls them `tokenFile`, prefers them to tokens,
 * and reads them again, as whatever mounts them changes them every hour.
 */
function withTokenFiles(
  users: readonly User[],
  content: unknown,
  directory: string,
): User[] {
  const parsed = tokenFilesSchema.safeParse(content);
  const files = new Map(
    parsed.success
      ? parsed.data.users.map(({ name, user }) => [name, user?.tokenFile])
      : [],
  );
  return users.map(user => {
    const file = files.get(user.name);
    if (!file) {
      return user;
    }
    const tokenFile = resolve(directory, file);
    const authProvider = { name: 'tokenFile', config: { tokenFile } };
    return { ...user, token: undefined, authProvider };
  });
}

async function read(config: KubeConfig): Promise<KubeAccess> {
  const cluster = config.getCurrentCluster();
  if (!cluster) {
    throw new Error('A kubeconfig without a cluster is never kept');
  }
  const options: RequestOptions = {};
  try {
    await config.applyToHTTPSOptions(options);
  } catch (error) {
    throw new KubeError(
      'unauthorized',
      'The credentials of the kubeconfig cannot be obtained',
      error,
    );
  }
  const { ca, cert, key, passphrase, rejectUnauthorized, servername } = options;
  return {
    server: cluster.server,
    headers: readHeaders(options),
    tls: {
      ...(ca !== undefined && { ca }),
      ...(cert !== undefined && { cert }),
      ...(key !== undefined && { key }),
      ...(passphrase !== undefined && { passphrase }),
      ...(servername !== undefined && { servername }),
      // client-node leaves the question to an environment variable; here nothing but the kubeconfig decides.
      rejectUnauthorized: rejectUnauthorized !== false,
    },
    ...(cluster.proxyUrl && { proxyUrl: cluster.proxyUrl }),
  };
}

function readHeaders({
  headers,
  auth,
}: RequestOptions): Record<string, string> {
  const text: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers ?? {})) {
    if (value !== undefined) {
      text[name] = String(value);
    }
  }
  return auth
    ? {
        ...text,
        Authorization: `Basic ${Buffer.from(auth).toString('base64')}`,
      }
    : text;
}
