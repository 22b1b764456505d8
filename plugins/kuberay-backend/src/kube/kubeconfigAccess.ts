import type { KubeConfig } from '@kubernetes/client-node';
import { stat } from 'node:fs/promises';
import type { RequestOptions } from 'node:https';
import type { KubeAccess, ReadKubeAccess } from './KubeAccess';
import { KubeError } from './KubeError';

/** A kubeconfig that has been read, and of which state of its file. */
interface LoadedKubeconfig {
  changedMs: number;
  config: KubeConfig;
}

/**
 * Access by a kubeconfig: its current context, or the one that is named. Everything that client-node can do works:
 * certificates, tokens and token files, `exec` helpers, which it asks again when their answer expires.
 * The file is read again when it has changed, since whatever writes it may rotate what is in it.
 *
 * This is the only file that touches client-node, which is an ES module: it has to be imported at run time.
 */
export function kubeconfigAccess(options: {
  kubeconfig: string;
  context?: string;
}): ReadKubeAccess {
  let loaded: LoadedKubeconfig | undefined;
  return async () => {
    loaded = await load(options, loaded);
    return read(loaded.config);
  };
}

async function load(
  { kubeconfig, context }: { kubeconfig: string; context?: string },
  before: LoadedKubeconfig | undefined,
): Promise<LoadedKubeconfig> {
  const { KubeConfig } = await import('@kubernetes/client-node');
  const config = new KubeConfig();
  try {
    const { mtimeMs: changedMs } = await stat(kubeconfig);
    if (before?.changedMs === changedMs) {
      return before;
    }
    config.loadFromFile(kubeconfig);
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
