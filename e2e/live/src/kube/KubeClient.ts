import * as http from 'node:http';
import * as https from 'node:https';
import type { KubeAccess } from './KubeAccess';
import { KubeAnswerError } from './KubeAnswerError';
import type { KubeObject } from './KubeObject';

const TIMEOUT_MS = 30_000;

const PATCH_TYPES = {
  merge: 'application/merge-patch+json',
  json: 'application/json-patch+json',
};

interface Question {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  path: string;
  body?: unknown;
  contentType?: string;
}

/**
 * The few requests that the check makes past Backstage: what a person would do with kubectl. Credentials of every kind
 * that a kubeconfig can name work, and are asked for anew with each request, so that those which expire are renewed.
 */
export class KubeClient {
  readonly #access: KubeAccess;
  readonly #server: string;

  constructor(access: KubeAccess) {
    this.#access = access;
    this.#server = access.server.replace(/\/+$/, '');
  }

  /** @returns undefined where the object, or its kind, is not there */
  async get(path: string): Promise<KubeObject | undefined> {
    try {
      return (await this.#ask({ method: 'GET', path })) as KubeObject;
    } catch (error) {
      return undefinedIfNotFound(error);
    }
  }

  /** @returns nothing where the kind is not there */
  async list(path: string): Promise<KubeObject[]> {
    try {
      const list = (await this.#ask({ method: 'GET', path })) as {
        items?: KubeObject[] | null;
      };
      return list.items ?? [];
    } catch (error) {
      return undefinedIfNotFound(error) ?? [];
    }
  }

  /** POST of an object to its collection, and of a review. */
  async create(path: string, body: object): Promise<KubeObject> {
    return (await this.#ask({ method: 'POST', path, body })) as KubeObject;
  }

  /**
   * @param options.fieldManager as whom: admission policies look at it
   * @param options.dryRun answers what would be stored, and stores nothing
   */
  async patch(
    path: string,
    patch: object,
    options: {
      type: 'merge' | 'json';
      fieldManager: string;
      dryRun?: boolean;
    },
  ): Promise<KubeObject> {
    const query = new URLSearchParams({
      fieldManager: options.fieldManager,
      ...(options.dryRun && { dryRun: 'All' }),
    });
    return (await this.#ask({
      method: 'PATCH',
      path: `${path}?${query}`,
      body: patch,
      contentType: PATCH_TYPES[options.type],
    })) as KubeObject;
  }

  /** Deletes in the background; nothing happens where the object is not there. */
  async remove(path: string): Promise<void> {
    try {
      await this.#ask({
        method: 'DELETE',
        path,
        body: {
          kind: 'DeleteOptions',
          apiVersion: 'v1',
          propagationPolicy: 'Background',
        },
      });
    } catch (error) {
      undefinedIfNotFound(error);
    }
  }

  async #ask(question: Question): Promise<unknown> {
    const { method, path, body, contentType = 'application/json' } = question;
    const options: https.RequestOptions = { method };
    await this.#access.authenticate(options);
    const text = body === undefined ? undefined : JSON.stringify(body);
    const { request } = this.#server.startsWith('https:') ? https : http;
    const answer = await new Promise<{ status: number; text: string }>(
      (resolve, reject) => {
        const sent = request(
          `${this.#server}${path}`,
          {
            ...options,
            timeout: TIMEOUT_MS,
            headers: {
              ...options.headers,
              Accept: 'application/json',
              ...(text !== undefined && {
                'Content-Type': contentType,
                'Content-Length': Buffer.byteLength(text),
              }),
            },
          },
          response => {
            const parts: Buffer[] = [];
            response.on('data', part => parts.push(part));
            response.on('error', reject);
            response.on('end', () =>
              resolve({
                status: response.statusCode ?? 0,
                text: Buffer.concat(parts).toString('utf8'),
              }),
            );
          },
        );
        sent.on('error', reject);
        sent.on('timeout', () =>
          sent.destroy(new Error(`no answer within ${TIMEOUT_MS / 1000} s`)),
        );
        sent.end(text);
      },
    ).catch(error => {
      throw new KubeAnswerError({
        question: `${method} ${path}`,
        status: 0,
        message: `the API server does not answer (${error.message})`,
      });
    });
    return KubeAnswerError.parse(`${method} ${path}`, answer);
  }
}

function undefinedIfNotFound(error: unknown): undefined {
  if (error instanceof KubeAnswerError && error.status === 404) {
    return undefined;
  }
  throw error;
}
