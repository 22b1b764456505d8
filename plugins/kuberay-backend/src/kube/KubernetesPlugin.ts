import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import type { KubeRequest } from './KubeTransport';
import { sendAgainIfLost } from './sendAgainIfLost';

/** Options of `KubernetesPlugin.create`. */
export interface KubernetesPluginOptions {
  auth: AuthService;
  discovery: DiscoveryService;
}

/**
 * Requests to Backstage's Kubernetes plugin, as this plugin itself and not as any user.
 *
 * Whatever locators and credentials the installer has configured there work here unchanged.
 */
export class KubernetesPlugin {
  readonly #auth: AuthService;
  readonly #discovery: DiscoveryService;

  private constructor(options: KubernetesPluginOptions) {
    this.#auth = options.auth;
    this.#discovery = options.discovery;
  }

  static create(options: KubernetesPluginOptions): KubernetesPlugin {
    return new KubernetesPlugin(options);
  }

  /** GET below the plugin's base URL; see `send`. */
  get(path: string, options: { signal: AbortSignal }): Promise<Response> {
    const { signal } = options;
    return this.send({ method: 'GET', path, headers: {}, signal });
  }

  /**
   * A request below the plugin's base URL; `path` has encoded segments and no leading slash.
   * The token is fetched each time: it lives for an hour, a watch may come back after two.
   */
  async send(request: KubeRequest): Promise<Response> {
    const { path, headers, ...rest } = request;
    const baseUrl = await this.#discovery.getBaseUrl('kubernetes');
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf: await this.#auth.getOwnServiceCredentials(),
      targetPluginId: 'kubernetes',
    });
    return sendAgainIfLost(request, () =>
      fetch(`${baseUrl}/${path}`, {
        ...rest,
        redirect: 'error',
        headers: { ...headers, Authorization: `Bearer ${token}` },
      }),
    );
  }
}
