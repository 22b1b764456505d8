import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { ServiceUnavailableError, toError } from '@backstage/errors';
import { fleetViewSchema } from 'backstage-plugin-kuberay-common';
import type { FleetRow, SourceView } from 'backstage-plugin-kuberay-common';

const PLUGIN_ID = 'kuberay';
const PAGE_SIZE = 500;
const TIMEOUT_MS = 30_000;

/** Everything that the backend knows of the fleet. */
export interface Fleet {
  rows: FleetRow[];
  sources: SourceView[];
}

/** Reads the fleet from our own backend, which watches the clusters already. */
export class FleetClient {
  readonly #auth: AuthService;
  readonly #discovery: DiscoveryService;

  private constructor(services: {
    auth: AuthService;
    discovery: DiscoveryService;
  }) {
    this.#auth = services.auth;
    this.#discovery = services.discovery;
  }

  static create(services: {
    auth: AuthService;
    discovery: DiscoveryService;
  }): FleetClient {
    return new FleetClient(services);
  }

  /**
   * Every page, as this plugin and not as any user.
   *
   * @throws ServiceUnavailableError where a page has no good answer; the message holds no address
   */
  async readAll(signal: AbortSignal): Promise<Fleet> {
    const rows: FleetRow[] = [];
    const sources = new Map<string, SourceView>();
    let cursor: string | undefined;
    do {
      const page = await this.#readPage(cursor, signal);
      rows.push(...page.rayClusters);
      for (const source of page.sources) {
        // One that was not live for a single page was not live for all of them.
        const before = sources.get(keyOf(source));
        if (!before || before.freshness.state === 'live') {
          sources.set(keyOf(source), source);
        }
      }
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    return { rows, sources: [...sources.values()] };
  }

  async #readPage(cursor: string | undefined, signal: AbortSignal) {
    const query = new URLSearchParams({ limit: String(PAGE_SIZE) });
    if (cursor !== undefined) {
      query.set('cursor', cursor);
    }
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf: await this.#auth.getOwnServiceCredentials(),
      targetPluginId: PLUGIN_ID,
    });
    const baseUrl = await this.#discovery.getBaseUrl(PLUGIN_ID);
    const timeout = AbortSignal.timeout(TIMEOUT_MS);
    try {
      const response = await fetch(`${baseUrl}/v1/fleet?${query}`, {
        headers: { Authorization: `Bearer ${token}` },
        redirect: 'error',
        signal: AbortSignal.any([signal, timeout]),
      });
      if (!response.ok) {
        throw new ServiceUnavailableError(
          `The KubeRay backend answered HTTP ${response.status}`,
        );
      }
      return fleetViewSchema.parse(await response.json());
    } catch (error) {
      signal.throwIfAborted();
      throw withoutAddress(error);
    }
  }
}

function keyOf({ kind, cluster }: SourceView): string {
  return `${kind} ${cluster}`;
}

/** What fetch says can hold the address, and what zod says the answer. */
function withoutAddress(error: unknown): Error {
  const { name } = toError(error);
  if (name === 'ServiceUnavailableError') {
    return toError(error);
  }
  return new ServiceUnavailableError(
    name === 'ZodError' || name === 'SyntaxError'
      ? 'The KubeRay backend gave an answer that this version does not understand; install the plugins in the same version'
      : 'The KubeRay backend does not answer',
  );
}
