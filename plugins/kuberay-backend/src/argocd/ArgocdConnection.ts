import { z } from 'zod/v3';
import type { ArgocdInstanceConfig } from '../config/KuberayConfig';
import type { KubeObject } from '../kube/KubeConnection';
import { KubeError } from '../kube/KubeError';
import { kubeObjectSchema } from '../kube/kubeObjectSchema';
import { readLines } from '../kube/readLines';
import type { KuberayMetrics } from '../metrics/KuberayMetrics';
import { NO_METRICS } from '../metrics/KuberayMetrics';
import {
  applicationListFields,
  applicationStreamFields,
} from './applicationFields';
import type {
  ArgocdApi,
  ArgocdApplicationKey,
  ArgocdResourceKey,
  ArgocdResourceNode,
  ArgocdStreamEvent,
  ArgocdSyncRequest,
} from './ArgocdApi';
import type { ArgocdRequestQuestion } from './ArgocdRequests';
import { ArgocdRequests } from './ArgocdRequests';
import { classifyArgocdError } from './classifyArgocdError';
import { parseArgocdBody, parseArgocdJson } from './parseArgocdBody';
import { parseResourceTree } from './parseResourceTree';
import { parseStreamLine } from './parseStreamLine';

/** Argo CD compares before it answers a refresh, which may take minutes; that long nobody waits. */
const REFRESH_TIMEOUT_MS = 10_000;

const READ_TIMEOUT_MS = 30_000;

const LIST_QUESTION = {
  doing: 'list Applications',
  right: '`applications, get`',
};

const READ_QUESTION = {
  doing: 'read this Application',
  right: '`applications, get`',
};

const SYNC_QUESTION = {
  doing: 'sync this Application',
  right: '`applications, sync`',
};

const listSchema = z.object({
  // null where there are none (recorded, Argo CD 3.5.1).
  items: z.array(z.unknown()).nullish(),
});

const manifestSchema = z.object({ manifest: z.string() });

const versionSchema = z.object({ Version: z.string().min(1) });

/** Options of `ArgocdConnection.create`. */
export interface ArgocdConnectionOptions {
  config: ArgocdInstanceConfig;
  metrics?: KuberayMetrics;
  /** For tests; what the API promises without them. */
  timeouts?: { readMs: number; refreshMs: number };
}

/** Access to one Argo CD instance over HTTP, with its token or with a user's session. */
export class ArgocdConnection implements ArgocdApi {
  readonly #name: string;
  readonly #requests: ArgocdRequests;
  readonly #refreshMs: number;

  private constructor(options: ArgocdConnectionOptions) {
    const { config, metrics = NO_METRICS, timeouts } = options;
    this.#name = config.name;
    this.#requests = ArgocdRequests.create({
      config,
      metrics,
      readMs: timeouts?.readMs ?? READ_TIMEOUT_MS,
    });
    this.#refreshMs = timeouts?.refreshMs ?? REFRESH_TIMEOUT_MS;
  }

  static create(options: ArgocdConnectionOptions): ArgocdConnection {
    return new ArgocdConnection(options);
  }

  async list(signal: AbortSignal): Promise<KubeObject[]> {
    const body = await this.#requests.readJson(
      {
        ...LIST_QUESTION,
        path: ['applications'],
        query: { fields: applicationListFields },
      },
      signal,
    );
    // What has no name is no Application: the others are as they are.
    return (parseArgocdBody(listSchema, body).items ?? []).flatMap(
      item => kubeObjectSchema.safeParse(item).data ?? [],
    );
  }

  async *stream(signal: AbortSignal): AsyncGenerator<ArgocdStreamEvent> {
    const question: ArgocdRequestQuestion = {
      ...LIST_QUESTION,
      path: ['stream', 'applications'],
      // Without a version: with one, Argo CD leaves out what happened between the list and the stream's begin.
      query: { fields: applicationStreamFields },
    };
    try {
      // As server-sent events, Argo CD adds heartbeats. It sends no header before the first event, so nobody waits here.
      const { response, token } = await this.#requests.open(
        question,
        'text/event-stream',
        signal,
      );
      if (!response.body) {
        throw new KubeError('malformed', 'Argo CD sends an empty stream');
      }
      try {
        for await (const line of readLines(response.body, 'Argo CD')) {
          yield parseStreamLine(line, question);
        }
      } catch (error) {
        if (error instanceof KubeError && error.code === 'unauthorized') {
          this.#requests.drop(token);
        }
        throw error;
      }
    } catch (error) {
      signal.throwIfAborted();
      throw classifyArgocdError(error);
    }
  }

  async get(
    key: ArgocdApplicationKey,
    signal: AbortSignal,
  ): Promise<KubeObject> {
    const body = await this.#requests.readJson(
      applicationQuestion(key),
      signal,
    );
    return parseArgocdBody(kubeObjectSchema, body);
  }

  /**
   * Argo CD notes the request at once and answers when it has compared. Where that takes longer than 10 s, the
   * refresh counts as asked for if the Application can be read then: Argo CD is alive and goes on with it.
   */
  async refresh(
    key: ArgocdApplicationKey,
    options: { hard: boolean; signal: AbortSignal },
  ): Promise<void> {
    const { hard, signal } = options;
    const question = applicationQuestion(key);
    try {
      await this.#requests.readJson(
        {
          ...question,
          query: { ...question.query, refresh: hard ? 'hard' : 'normal' },
        },
        signal,
        this.#refreshMs,
      );
    } catch (error) {
      if (!(error instanceof KubeError) || error.code !== 'timeout') {
        throw error;
      }
      await this.get(key, signal);
    }
  }

  async sync(
    key: ArgocdApplicationKey,
    options: { request: ArgocdSyncRequest; signal: AbortSignal },
  ): Promise<void> {
    const { prune, syncOptions, retry } = options.request;
    await this.#requests.readJson(
      {
        ...SYNC_QUESTION,
        path: ['applications', key.name, 'sync'],
        body: {
          name: key.name,
          appNamespace: key.namespace,
          project: key.project,
          prune,
          // Where the request says nothing of them, Argo CD takes those of the spec.
          ...(syncOptions.length > 0 && {
            syncOptions: { items: syncOptions },
          }),
          ...(retry && { retryStrategy: retry }),
        },
      },
      options.signal,
    );
  }

  async resourceTree(
    key: ArgocdApplicationKey,
    signal: AbortSignal,
  ): Promise<ArgocdResourceNode[]> {
    const body = await this.#requests.readJson(
      applicationQuestion(key, 'resource-tree'),
      signal,
    );
    return parseResourceTree(body);
  }

  async resource(
    key: ArgocdApplicationKey,
    options: { resource: ArgocdResourceKey; signal: AbortSignal },
  ): Promise<KubeObject> {
    const { group, version, kind, namespace, name } = options.resource;
    const question = applicationQuestion(key, 'resource');
    const body = await this.#requests.readJson(
      {
        ...question,
        query: {
          ...question.query,
          group,
          version,
          kind,
          namespace,
          resourceName: name,
        },
      },
      options.signal,
    );
    return parseArgocdBody(
      kubeObjectSchema,
      parseArgocdJson(parseArgocdBody(manifestSchema, body).manifest),
    );
  }

  async version(signal: AbortSignal): Promise<string> {
    const body = await this.#requests.readJson(
      {
        doing: 'read its version',
        right: 'of any account',
        base: ['api'],
        path: ['version'],
      },
      signal,
    );
    return parseArgocdBody(versionSchema, body).Version;
  }

  toString(): string {
    return `ArgocdConnection{instance=${this.#name}}`;
  }
}

/** A question about one Application. */
function applicationQuestion(
  { namespace, name, project }: ArgocdApplicationKey,
  ...below: string[]
): ArgocdRequestQuestion {
  return {
    ...READ_QUESTION,
    path: ['applications', name, ...below],
    query: { appNamespace: namespace, project },
  };
}
