import {
  AuthService,
  BackstageCredentials,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import {
  NotAllowedError,
  ServiceUnavailableError,
  toError,
} from '@backstage/errors';
import {
  EntityView,
  entityViewSchema,
  SourcesView,
  sourcesViewSchema,
} from 'backstage-plugin-kuberay-common';
import { z } from 'zod/v3';

const PLUGIN_ID = 'kuberay';

/** A backend that has not answered by then is not well; the next question may fare better. */
const TIMEOUT_MS = 30_000;

/** On whose behalf, and until when, a question is asked. */
export interface QuestionOptions {
  credentials: BackstageCredentials;
  signal?: AbortSignal;
}

/** What template actions ask the plugin's backend; always as the user of the task. */
export interface KuberayBackend {
  /**
   * @returns undefined where the catalog has no such entity that the user may see, or the plugin's backend is not installed
   * @throws NotAllowedError without the permission, ServiceUnavailableError where there is no good answer
   */
  getEntityView(
    entityRef: string,
    options: QuestionOptions,
  ): Promise<EntityView | undefined>;
  /**
   * Asks Argo CD to look at Git again, for an Application of the entity's view.
   *
   * @returns why it was not asked, where the user or the configuration does not allow it; undefined where it was
   * @throws ServiceUnavailableError where there is no good answer
   */
  refreshApplication(
    application: { entityRef: string; applicationId: string },
    options: QuestionOptions,
  ): Promise<string | undefined>;
  /** The Kubernetes clusters; undefined and errors as above. */
  getSources(options: QuestionOptions): Promise<SourcesView | undefined>;
}

/** Asks over HTTP. Messages name neither address nor token: they go into the task's log. */
export function createKuberayBackend(services: {
  auth: AuthService;
  discovery: DiscoveryService;
}): KuberayBackend {
  const { auth, discovery } = services;

  /** The answer whatever its status, read by the function; failures carry no address. */
  async function ask<T>(
    request: { method: 'GET' | 'POST'; segments: readonly string[] },
    { credentials, signal }: QuestionOptions,
    read: (response: Response) => Promise<T>,
  ): Promise<T> {
    // Asked for each time: a task can outlive a token.
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: credentials,
      targetPluginId: PLUGIN_ID,
    });
    const baseUrl = await discovery.getBaseUrl(PLUGIN_ID);
    const path = request.segments.map(encodeURIComponent).join('/');
    const timeout = AbortSignal.timeout(TIMEOUT_MS);
    try {
      const response = await fetch(`${baseUrl}/v1/${path}`, {
        method: request.method,
        headers: { Authorization: `Bearer ${token}` },
        redirect: 'error',
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      });
      return await read(response);
    } catch (error) {
      signal?.throwIfAborted();
      throw withoutAddress(error);
    }
  }

  const get = <T>(
    segments: readonly string[],
    schema: z.ZodType<T, z.ZodTypeDef, unknown>,
    options: QuestionOptions,
  ): Promise<T | undefined> =>
    ask({ method: 'GET', segments }, options, async response => {
      if (response.status === 404) {
        return undefined;
      }
      if (!response.ok) {
        throw fromStatus(response.status);
      }
      return schema.parse(await response.json());
    });

  return {
    refreshApplication({ entityRef, applicationId }, options) {
      const { kind, namespace, name } = parseEntityRef(entityRef);
      const entity = ['entities', kind, namespace, name];
      return ask(
        {
          method: 'POST',
          segments: [...entity, 'applications', applicationId, 'refresh'],
        },
        options,
        async response => refusalOf(response.status),
      );
    },
    getEntityView(entityRef, options) {
      const { kind, namespace, name } = parseEntityRef(entityRef);
      return get(
        ['entities', kind, namespace, name],
        entityViewSchema,
        options,
      );
    },
    getSources: options => get(['sources'], sourcesViewSchema, options),
  };
}

/** Why a refresh was refused; undefined where it was not. */
function refusalOf(status: number): string | undefined {
  switch (status) {
    case 401:
    case 403:
      return 'the user of this task may not refresh it';
    case 404:
      return 'it is gone, or this version of the KubeRay backend cannot refresh';
    default:
      if (status >= 400) {
        throw fromStatus(status);
      }
      return undefined;
  }
}

function fromStatus(status: number): Error {
  switch (status) {
    case 401:
      return new NotAllowedError(
        'The KubeRay backend does not know the user of this task any more (HTTP 401); sign in again and run the task again',
      );
    case 403:
      return new NotAllowedError(
        'The user of this task may not read Ray clusters (HTTP 403); an administrator can grant the permissions kuberay.cluster.read and kuberay.fleet.read',
      );
    default:
      return new ServiceUnavailableError(
        `The KubeRay backend answered HTTP ${status}`,
      );
  }
}

/** What fetch says can hold the address, and what zod says the answer. */
function withoutAddress(error: unknown): Error {
  const { name } = toError(error);
  if (name === 'NotAllowedError' || name === 'ServiceUnavailableError') {
    return toError(error);
  }
  return new ServiceUnavailableError(
    error instanceof z.ZodError || name === 'SyntaxError'
      ? 'The KubeRay backend gave an answer that this version does not understand; install the plugins in the same version'
      : 'The KubeRay backend does not answer',
  );
}
