import type { EntityView, SourcesView } from 'backstage-plugin-kuberay-common';
import {
  entityViewSchema,
  sourcesViewSchema,
} from 'backstage-plugin-kuberay-common';
import { setTimeout as pause } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod/v3';

const taskEventsSchema = z.array(
  z.object({
    id: z.number(),
    type: z.string(),
    body: z
      .object({
        message: z.string().optional(),
        stepId: z.string().optional(),
        status: z.string().optional(),
        output: z.record(z.unknown()).optional(),
      })
      .passthrough(),
  }),
);

/** A template that has run. */
export interface FinishedTask {
  output: Record<string, unknown>;
  /** What its steps said. */
  log: string[];
}

const NOT_KNOWN_YET_MS = 60_000;

/** Asks the backend as another program would: by HTTP, with a token. */
export class PortalClient {
  readonly #url: string;
  readonly #token: string;
  readonly #say: (line: string) => void;
  readonly #taskTimeoutSeconds: number;

  constructor(options: {
    url: string;
    token: string;
    /** How long a template may take before it is cancelled. */
    taskTimeoutSeconds: number;
    /** Told what a step of a task says. */
    say: (line: string) => void;
  }) {
    this.#url = options.url;
    this.#token = options.token;
    this.#say = options.say;
    this.#taskTimeoutSeconds = options.taskTimeoutSeconds;
  }

  /** @returns undefined while the catalog does not show the entity */
  async view(
    entityRef: string,
    signal?: AbortSignal,
  ): Promise<EntityView | undefined> {
    const [, kind, namespace, name] = /^(.+):(.+)\/(.+)$/.exec(entityRef) ?? [];
    const answer = await this.#ask(
      `/api/kuberay/v1/entities/${kind}/${namespace}/${name}`,
      { signal },
    );
    return answer.status === 404
      ? undefined
      : entityViewSchema.parse(await bodyOf(answer));
  }

  async sources(signal?: AbortSignal): Promise<SourcesView> {
    return sourcesViewSchema.parse(
      await bodyOf(await this.#ask('/api/kuberay/v1/sources', { signal })),
    );
  }

  /**
   * Runs a template of the catalog to its end.
   * @throws Error with what the step that failed said, or that it came to no end
   */
  async runTask(
    template: string,
    interrupted: AbortSignal,
  ): Promise<FinishedTask> {
    const id = await this.#begin(template, interrupted);
    const late = AbortSignal.timeout(this.#taskTimeoutSeconds * 1000);
    const signal = AbortSignal.any([interrupted, late]);
    const log: string[] = [];
    let after: number | undefined;
    try {
      for (;;) {
        const answer = await this.#ask(
          `/api/scaffolder/v2/tasks/${id}/events${
            after === undefined ? '' : `?after=${after}`
          }`,
          { signal },
        );
        const events = taskEventsSchema.parse(await bodyOf(answer));
        for (const { id: eventId, type, body } of events) {
          after = eventId;
          if (type === 'completion') {
            return finish(template, log, body);
          }
          if (body.message !== undefined && body.stepId !== undefined) {
            const said = stripVTControlCharacters(body.message);
            log.push(said);
            this.#say(said);
          }
        }
      }
    } catch (error) {
      if (signal.aborted) {
        // So that nothing is pushed any more while all of it is removed.
        await this.#ask(`/api/scaffolder/v2/tasks/${id}/cancel`, {
          method: 'POST',
        }).catch(() => undefined);
      }
      if (late.aborted && !interrupted.aborted) {
        throw new Error(
          `Template ${template} has not ended after ${
            this.#taskTimeoutSeconds
          } s; it said last: ${log.at(-1) ?? 'nothing'}`,
        );
      }
      throw error;
    }
  }

  /** The catalog needs a moment until it shows a template that was just put there. */
  async #begin(template: string, signal?: AbortSignal): Promise<string> {
    const end = Date.now() + NOT_KNOWN_YET_MS;
    for (;;) {
      const answer = await this.#ask('/api/scaffolder/v2/tasks', {
        method: 'POST',
        body: JSON.stringify({
          templateRef: `template:default/${template}`,
          values: {},
        }),
        signal,
      });
      if (answer.status !== 404 || Date.now() > end) {
        return z.object({ id: z.string() }).parse(await bodyOf(answer)).id;
      }
      await pause(200, undefined, { signal });
    }
  }

  #ask(path: string, init: RequestInit): Promise<Response> {
    return fetch(`${this.#url}${path}`, {
      ...init,
      headers: {
        Authorization: `Bearer ${this.#token}`,
        'Content-Type': 'application/json',
      },
    });
  }
}

async function bodyOf(answer: Response): Promise<unknown> {
  if (!answer.ok) {
    throw new Error(
      `The backend answered HTTP ${answer.status}: ${(
        await answer.text()
      ).slice(0, 300)}`,
    );
  }
  return answer.json();
}

function finish(
  template: string,
  log: string[],
  body: {
    status?: string;
    message?: string;
    output?: Record<string, unknown>;
    error?: unknown;
  },
): FinishedTask {
  const { error, output = {} } = body;
  if (body.status === 'completed' || (!body.status && error === undefined)) {
    return { output, log };
  }
  const message =
    typeof error === 'object' && error !== null && 'message' in error
      ? String(error.message)
      : [body.message, ...log.slice(-3)].join(' ');
  throw new Error(`Template ${template} failed: ${message}`);
}
