import { InputError } from '@backstage/errors';
import type { KubeAccess } from './KubeAccess';

/**
 * Access by a kubeconfig: certificates, tokens and helpers, as client-node understands them.
 *
 * @throws InputError naming the file or the context that is not there
 */
export async function kubeconfigAccess(options: {
  kubeconfig: string;
  context?: string;
}): Promise<KubeAccess> {
  const { context, kubeconfig } = options;
  // An ES module: it has to be imported at run time.
  const { KubeConfig } = await import('@kubernetes/client-node');
  const config = new KubeConfig();
  try {
    config.loadFromFile(kubeconfig);
  } catch (error) {
    throw new InputError(
      `--kubeconfig: ${kubeconfig} cannot be read (${
        error instanceof Error ? error.message : error
      })`,
    );
  }
  if (context !== undefined) {
    config.setCurrentContext(context);
  }
  const cluster = config.getCurrentCluster();
  if (!cluster || !config.getCurrentUser()) {
    throw new InputError(
      `--context: ${kubeconfig} has no ${
        context === undefined ? 'current context' : `context ${context}`
      } with a cluster and a user`,
    );
  }
  return {
    server: cluster.server,
    authenticate: request => config.applyToHTTPSOptions(request),
  };
}
