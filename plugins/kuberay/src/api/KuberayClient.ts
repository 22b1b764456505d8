import type { CompoundEntityRef } from '@backstage/catalog-model';
import { InputError, ResponseError } from '@backstage/errors';
import type { FetchApi } from '@backstage/frontend-plugin-api';
import {
  applicationActionAnswerSchema,
  entityViewSchema,
  fleetHistoryViewSchema,
  fleetViewSchema,
  historyViewSchema,
  type ApplicationActionAnswer,
  type FleetHistoryView,
  type FleetView,
  type HistoryView,
} from 'backstage-plugin-kuberay-common';
import type {
  EntityViewAnswer,
  GetEntityViewOptions,
  GetFleetHistoryOptions,
  GetFleetOptions,
  GetHistoryOptions,
  KuberayApi,
  RefreshApplicationOptions,
  StreamEnd,
  StreamEntityViewOptions,
  SyncApplicationOptions,
  ViewAnswer,
} from './KuberayApi';
import { MalformedAnswerError } from './MalformedAnswerError';
import { parseFleet } from './parseFleet';
import { readViewStream } from './readViewStream';

/**
 * Options of {@link KuberayClient}.
 *
 * @public
 */
export interface KuberayClientOptions {
  /** Resolves `plugin://` and adds the user's token. */
  fetchApi: FetchApi;
}

/** Reads from the KubeRay backend over HTTP. @public */
export class KuberayClient implements KuberayApi {
  readonly #fetchApi: FetchApi;

  private constructor(options: KuberayClientOptions) {
    this.#fetchApi = options.fetchApi;
  }

  static create(options: KuberayClientOptions): KuberayClient {
    return new KuberayClient(options);
  }

  async getEntityView(
    options: GetEntityViewOptions,
  ): Promise<EntityViewAnswer> {
    const { entityRef, etag, signal } = options;
    return this.#getView(entityPath(entityRef), entityViewSchema.parse, {
      etag,
      signal,
    });
  }

  async streamEntityView(options: StreamEntityViewOptions): Promise<StreamEnd> {
    const { entityRef, signal, onView, onHeartbeat } = options;
    const response = await this.#fetch(`${entityPath(entityRef)}/events`, {
      headers: { Accept: 'text/event-stream' },
      cache: 'no-store',
      signal,
    });
    return readViewStream(response, { signal, onView, onHeartbeat });
  }

  async getHistory(options: GetHistoryOptions): Promise<HistoryView> {
    const { entityRef, from, to, step, signal } = options;
    const query = queryString({ from, to, step });
    const response = await this.#fetch(
      `${entityPath(entityRef)}/history${query}`,
      { signal },
    );
    return readAnswer(response, historyViewSchema.parse, signal);
  }

  async getFleet(options: GetFleetOptions): Promise<ViewAnswer<FleetView>> {
    const { query = {}, etag, signal } = options;
    return this.#getView(
      `fleet${queryString(query)}`,
      answer => parseFleet(answer, fleetViewSchema, signal),
      { etag, signal },
    );
  }

  async getFleetHistory(
    options: GetFleetHistoryOptions,
  ): Promise<FleetHistoryView> {
    const { query = {}, signal } = options;
    const response = await this.#fetch(`fleet/history${queryString(query)}`, {
      signal,
    });
    return readAnswer(
      response,
      answer => parseFleet(answer, fleetHistoryViewSchema, signal),
      signal,
    );
  }

  async refreshApplication(
    options: RefreshApplicationOptions,
  ): Promise<ApplicationActionAnswer> {
    return this.#act('refresh', options);
  }

  async syncApplication(
    options: SyncApplicationOptions,
  ): Promise<ApplicationActionAnswer> {
    return this.#act('sync', options);
  }

  async #getView<View>(
    path: string,
    parse: (answer: unknown) => View | Promise<View>,
    options: { etag?: string; signal?: AbortSignal },
  ): Promise<ViewAnswer<View>> {
    const { etag, signal } = options;
    const response = await this.#fetch(path, {
      headers: etag ? { 'If-None-Match': etag } : {},
      signal,
    });
    if (response.status === 304) {
      return { state: 'unchanged' };
    }
    return {
      state: 'changed',
      view: await readAnswer(response, parse, signal),
      // Hidden from a portal of another origin than the backend unless it exposes the header: every read is then whole.
      etag: response.headers.get('ETag') ?? undefined,
    };
  }

  async #act(
    action: 'refresh' | 'sync',
    options: RefreshApplicationOptions | SyncApplicationOptions,
  ): Promise<ApplicationActionAnswer> {
    const { entityRef, application, request = {} } = options;
    const response = await this.#fetch(
      `${entityPath(entityRef)}/applications/${segment(application)}/${action}`,
      {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(request),
      },
    );
    return readAnswer(response, applicationActionAnswerSchema.parse);
  }

  async #fetch(path: string, init: RequestInit): Promise<Response> {
    const response = await this.#fetchApi.fetch(
      `plugin://kuberay/v1/${path}`,
      init,
    );
    if (!response.ok && response.status !== 304) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}

async function readAnswer<Answer>(
  response: Response,
  parse: (answer: unknown) => Answer | Promise<Answer>,
  signal?: AbortSignal,
): Promise<Answer> {
  try {
    return await parse(await response.json());
  } catch (error) {
    // A request that was given up while its body arrived says nothing about the body.
    signal?.throwIfAborted();
    throw new MalformedAnswerError(error);
  }
}

function entityPath({ kind, namespace, name }: CompoundEntityRef): string {
  return `entities/${[kind, namespace, name].map(segment).join('/')}`;
}

/** Names in a catalog may hold anything: each becomes one segment of the path. */
function segment(name: string): string {
  if (name === '' || name === '.' || name === '..') {
    // Browsers resolve these, however they are encoded: the request would go somewhere else.
    throw new InputError(`"${name}" cannot be part of an address`);
  }
  return encodeURIComponent(name);
}

/** With its `?`; nothing where there is nothing to ask. */
function queryString(query: Record<string, string | number | undefined>) {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) {
      parameters.set(name, String(value));
    }
  }
  return parameters.size > 0 ? `?${parameters}` : '';
}
