import type { CompoundEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import type { FetchApi } from '@backstage/frontend-plugin-api';
import { entityViewSchema } from 'backstage-plugin-kuberay-common';
import type {
  EntityViewAnswer,
  GetEntityViewOptions,
  KuberayApi,
} from './KuberayApi';
import { MalformedAnswerError } from './MalformedAnswerError';

/** Options of {@link KuberayClient}. */
export interface KuberayClientOptions {
  /** Resolves `plugin://` and adds the user's token. */
  fetchApi: FetchApi;
}

/** Reads from the KubeRay backend over HTTP. */
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
    const response = await this.#fetchApi.fetch(
      `plugin://kuberay/v1/entities/${entityPath(entityRef)}`,
      { headers: etag ? { 'If-None-Match': etag } : {}, signal },
    );
    if (response.status === 304) {
      return { state: 'unchanged' };
    }
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    try {
      const view = entityViewSchema.parse(await response.json());
      return {
        state: 'changed',
        view,
        etag: response.headers.get('ETag') ?? undefined,
      };
    } catch (error) {
      // A request that was given up while its body arrived says nothing about the body.
      signal?.throwIfAborted();
      throw new MalformedAnswerError(error);
    }
  }
}

/** Names in a catalog may hold anything: each becomes one segment of the path. */
function entityPath({ kind, namespace, name }: CompoundEntityRef): string {
  return [kind, namespace, name]
    .map(segment => encodeURIComponent(segment))
    .join('/');
}
