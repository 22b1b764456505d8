/** What of an Argo CD Application decides whether two of them can live side by side. */
export interface RepositoryApplication {
  /** Path of its file, relative to the repository's root. */
  file: string;
  name: string;
  /** Undefined when the manifest leaves it to whoever applies it. */
  namespace: string | undefined;
  /** The cluster it deploys to, as {@link destinationKey} spells it. */
  destination: string;
  /** True when one of its sources is the kuberay-operator chart, from a Helm repository or as a path in Git. */
  bringsOperator: boolean;
}

const IN_CLUSTER_SERVER = 'https://kubernetes.default.svc';
const IN_CLUSTER_NAME = 'in-cluster';

/** One spelling for each cluster: Argo CD calls its own one by URL or by the name `in-cluster`. */
export function destinationKey(destination: {
  server?: string;
  name?: string;
}): string {
  const server = destination.server?.replace(/\/+$/, '').replace(/:443$/, '');
  if (server === IN_CLUSTER_SERVER) {
    return IN_CLUSTER_NAME;
  }
  return server ?? destination.name ?? IN_CLUSTER_NAME;
}
