import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { ServiceUnavailableError, toError } from '@backstage/errors';
import {
  fleetViewSchema,
  formatRayClusterRef,
  sourcesViewSchema,
} from 'backstage-plugin-kuberay-common';
import type {
  FleetRow,
  FleetView,
  SourcesView,
} from 'backstage-plugin-kuberay-common';
import type { ReadSource } from './judgeSources';
import { judgeSources } from './judgeSources';

const PLUGIN_ID = 'kuberay';
const PAGE_SIZE = 500;
const TIMEOUT_MS = 30_000;

/** How often the fleet is read until no row has moved from page to page. */
const ATTEMPTS = 3;

/** Everything that the backend knows of the fleet. */
export interface Fleet {
  /** Each RayCluster once. */
  rows: FleetRow[];
  /** False: a row may have moved to a page that had been read already, so what is not here may well be there. */
  isWhole: boolean;
  sources: ReadSource[];
}

/** An answer of our backend. */
interface Answer<T> {
  parse(body: unknown): T;
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
   * Every page, as this plugin and not as any user. The worst rows come first, so a row moves when its verdict changes;
   * the number of all RayClusters, which each page tells, shows whether one was lost that way.
   *
   * @throws ServiceUnavailableError where a request has no good answer; the message holds no address
   */
  async readAll(signal: AbortSignal): Promise<Fleet> {
    let fleet = await this.#readOnce(signal);
    for (let again = 1; again < ATTEMPTS && !fleet.isWhole; again++) {
      fleet = await this.#readOnce(signal);
    }
    return fleet;
  }

  async #readOnce(signal: AbortSignal): Promise<Fleet> {
    const before = await this.#readSources(signal);
    const pages: FleetView[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.#readPage(cursor, signal);
      pages.push(page);
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    const after = await this.#readSources(signal);

    const rows = new Map(
      pages
        .flatMap(({ rayClusters }) => rayClusters)
        .map(row => [formatRayClusterRef(row.ref), row]),
    );
    return {
      rows: [...rows.values()],
      isWhole: pages.every(({ totals }) => totals.rayClusters === rows.size),
      sources: judgeSources({
        pages: pages.map(({ sources }) => sources),
        details: [before, after],
      }),
    };
  }

  #readPage(
    cursor: string | undefined,
    signal: AbortSignal,
  ): Promise<FleetView> {
    const query = new URLSearchParams({
      limit: String(PAGE_SIZE),
      ...(cursor !== undefined && { cursor }),
    });
    return this.#get(`fleet?${query}`, fleetViewSchema, signal);
  }

  #readSources(signal: AbortSignal): Promise<SourcesView> {
    return this.#get('sources', sourcesViewSchema, signal);
  }

  async #get<T>(
    path: string,
    answer: Answer<T>,
    signal: AbortSignal,
  ): Promise<T> {
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf: await this.#auth.getOwnServiceCredentials(),
      targetPluginId: PLUGIN_ID,
    });
    const baseUrl = await this.#discovery.getBaseUrl(PLUGIN_ID);
    const timeout = AbortSignal.timeout(TIMEOUT_MS);
    try {
      const response = await fetch(`${baseUrl}/v1/${path}`, {
        headers: { Authorization: `Bearer ${token}` },
        redirect: 'error',
        signal: AbortSignal.any([signal, timeout]),
      });
      if (!response.ok) {
        throw new ServiceUnavailableError(
          `The KubeRay backend answered HTTP ${response.status}`,
        );
      }
      return answer.parse(await response.json());
    } catch (error) {
      signal.throwIfAborted();
      throw withoutAddress(error);
    }
  }
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
