import { stringify } from 'yaml';
import type { ClusterName } from '../clusterNames';

/** Which clusters a kubeconfig is to name. */
export interface KubeconfigOptions {
  clusters: Record<ClusterName, { url: string }>;
  /** Bearer token of the account that may do everything. */
  token: string;
  /** Context that counts unless another is named. */
  currentContext: ClusterName;
}

/**
 * A kubeconfig of the stand-in clusters, a context each. `insecure-skip-tls-verify` stands there because Node's Kubernetes
 * client asks for it before it speaks to a server without TLS; nothing but the loopback address is meant.
 *
 * kubectl keeps a token to itself where the server has no TLS. For it there are the contexts `kubectl-<name>`, with the
 * token as a password in the server's URL.
 */
export function kubeconfigOf(options: KubeconfigOptions): string {
  const { clusters, currentContext, token } = options;
  const named = Object.entries(clusters).flatMap(([name, { url }]) => [
    { name, server: url, user: 'everything' },
    { name: `kubectl-${name}`, server: withPassword(url, token), user: 'none' },
  ]);
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': currentContext,
    clusters: named.map(({ name, server }) => ({
      name,
      cluster: { server, 'insecure-skip-tls-verify': true },
    })),
    users: [
      { name: 'everything', user: { token } },
      { name: 'none', user: {} },
    ],
    contexts: named.map(({ name, user }) => ({
      name,
      context: { cluster: name, user },
    })),
  });
}

function withPassword(url: string, token: string): string {
  const address = new URL(url);
  address.username = 'kubectl';
  address.password = token;
  return address.href;
}
