import type { KubernetesPlugin } from './KubernetesPlugin';
import type { KubeRequest, KubeResponse, KubeTransport } from './KubeTransport';

/** Header by which the proxy chooses the cluster (`HEADER_KUBERNETES_CLUSTER` of plugin-kubernetes-backend). */
const HEADER_KUBERNETES_CLUSTER = 'Backstage-Kubernetes-Cluster';

/** Options of `ProxyTransport.create`. */
export interface ProxyTransportOptions {
  /** Name of the cluster in the `kubernetes` config. */
  cluster: string;
  kubernetes: KubernetesPlugin;
}

/** The way to a cluster through the proxy of Backstage's Kubernetes plugin. */
export class ProxyTransport implements KubeTransport {
  readonly via = 'kubernetes-plugin';
  readonly #cluster: string;
  readonly #kubernetes: KubernetesPlugin;

  private constructor(options: ProxyTransportOptions) {
    this.#cluster = options.cluster;
    this.#kubernetes = options.kubernetes;
  }

  static create(options: ProxyTransportOptions): ProxyTransport {
    return new ProxyTransport(options);
  }

  send({ path, headers, ...request }: KubeRequest): Promise<KubeResponse> {
    return this.#kubernetes.send({
      ...request,
      path: `proxy/${path}`,
      headers: { ...headers, [HEADER_KUBERNETES_CLUSTER]: this.#cluster },
    });
  }
}
