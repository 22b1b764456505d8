import { toError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { EntityView, Finding } from 'backstage-plugin-kuberay-common';
import { setTimeout as wait } from 'node:timers/promises';
import { describeWait } from '../backend/describeWait';
import { KuberayBackend } from '../backend/KuberayBackend';
import { examples } from './createWaitAction.examples';
import { readEntityRef } from './readEntityRef';

const POLL_MS = 5_000;
const DEFAULT_TIMEOUT_SECONDS = 600;

/** An error that stands this long does not come right by waiting; shorter ones are the usual noise of a start. */
const HOPELESS_AFTER_MS = 120_000;

/** These say that Git or the entity has to change; one more look is for what was just read too early. */
const HOPELESS = new Set([
  'spec-rejected',
  'duplicate-group',
  'invalid-annotation',
  'unknown-cluster',
]);
const SURELY_HOPELESS_AFTER_MS = 15_000;

/** What a test brings of its own. */
export interface WaitClock {
  now(): number;
  pause(ms: number, signal?: AbortSignal): Promise<void>;
}

const REAL_CLOCK: WaitClock = {
  now: () => Date.now(),
  pause: (ms, signal) => wait(ms, undefined, { signal }),
};

/** `kuberay:wait`: ends when a Ray cluster that was published is up, or cannot come up. */
export function createWaitAction(options: {
  backend: KuberayBackend;
  clock?: WaitClock;
}) {
  const { backend, clock = REAL_CLOCK } = options;
  return createTemplateAction({
    id: 'kuberay:wait',
    description:
      'Waits until Argo CD has brought the Ray cluster of an entity and Ray is ready; ends early, with the remedy, where waiting cannot help',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        entityRef: z =>
          z
            .string()
            .describe(
              'Catalog entity of the Ray cluster, e.g. resource:default/training; it may be registered just now',
            ),
        timeoutSeconds: z =>
          z
            .number()
            .int()
            .min(1)
            .max(86_400)
            .optional()
            .describe(
              `Seconds after which the step fails. Default: ${DEFAULT_TIMEOUT_SECONDS}`,
            ),
        until: z =>
          z
            .enum(['argocd', 'ready'])
            .optional()
            .describe(
              'argocd: CRDs and cluster Synced with a sync that succeeded, operator Synced and Healthy; ready: the Ray cluster is Ready as well. Default: ready',
            ),
      },
      output: {
        entityRef: z => z.string().describe('The entity, as a complete ref'),
        verdict: z =>
          z
            .string()
            .describe(
              'What the card of the entity says in the end; `dry run` in a dry run',
            ),
      },
    },
    async handler(ctx) {
      const { logger, signal } = ctx;
      const entityRef = readEntityRef(ctx.input.entityRef);
      ctx.output('entityRef', entityRef);
      if (ctx.isDryRun) {
        logger.info(`Dry run: not waiting for ${entityRef}`);
        ctx.output('verdict', 'dry run');
        return;
      }
      const { timeoutSeconds = DEFAULT_TIMEOUT_SECONDS, until = 'ready' } =
        ctx.input;
      const begun = clock.now();
      let said: string | undefined;
      let error: { code: string; since: number } | undefined;
      let refreshed = false;
      for (;;) {
        const seen = await look();
        const view = 'view' in seen ? seen.view : undefined;
        if (view && !refreshed) {
          refreshed = true;
          if (await refresh(view)) {
            // What this view says may be of the time before the push.
            await clock.pause(POLL_MS, signal);
            continue;
          }
        }
        const { done, missing } =
          'problem' in seen
            ? { done: false, missing: [seen.problem] }
            : describeWait(seen.view, until);
        if (view && done) {
          logger.info(`${entityRef}: ${view.verdict.message}`);
          ctx.output('verdict', view.verdict.message);
          return;
        }
        const now = clock.now();
        const progress = [
          ...(view ? [`${view.verdict.message}`] : []),
          ...missing,
        ].join('; ');
        if (progress !== said) {
          logger.info(`Waiting for ${entityRef}: ${progress}`);
          said = progress;
        }
        error = standingError(view, error, now);
        if (view && error && isHopeless(error, now)) {
          throw new Error(
            `${entityRef} does not come up by waiting: ${
              view.verdict.message
            }.${remedyOf(view)}`,
          );
        }
        if (now - begun >= timeoutSeconds * 1000) {
          throw new Error(
            `${entityRef} is not up after ${timeoutSeconds} s. Still waiting: ${progress}.${
              view ? remedyOf(view) : ''
            } It may still come up by itself; input timeoutSeconds takes a larger value.`,
          );
        }
        await clock.pause(POLL_MS, signal);
      }

      /**
       * Argo CD looks at Git every few minutes; what is there already need not wait for that. An Application that
       * is created later begins by looking.
       *
       * @returns whether it was asked
       */
      async function refresh({ applications }: EntityView): Promise<boolean> {
        let asked = false;
        for (const { id, name, role, control } of applications) {
          if (role === 'cluster') {
            const refusal = control.enabled
              ? await askRefresh(id)
              : control.reason ?? 'it may not be refreshed from here';
            asked ||= refusal === undefined;
            logger.info(
              refusal === undefined
                ? `Asked Argo CD to look at Git again for ${name}`
                : `Argo CD looks at Git for ${name} in its own time: ${refusal}`,
            );
          }
        }
        return asked;
      }

      async function askRefresh(
        applicationId: string,
      ): Promise<string | undefined> {
        try {
          return await backend.refreshApplication(
            { entityRef, applicationId },
            { credentials: await ctx.getInitiatorCredentials(), signal },
          );
        } catch (failure) {
          const { name, message } = toError(failure);
          if (name !== 'ServiceUnavailableError') {
            throw failure;
          }
          return message;
        }
      }

      /** Each time with fresh credentials; a backend that is not well now may be later. */
      async function look(): Promise<
        { view: EntityView | undefined } | { problem: string }
      > {
        try {
          return {
            view: await backend.getEntityView(entityRef, {
              credentials: await ctx.getInitiatorCredentials(),
              signal,
            }),
          };
        } catch (failure) {
          const { name, message } = toError(failure);
          if (name !== 'ServiceUnavailableError') {
            throw failure;
          }
          return { problem: message };
        }
      }
    },
  });
}

/** Since when the verdict is this error; another one, or none, begins anew. */
function standingError(
  view: EntityView | undefined,
  before: { code: string; since: number } | undefined,
  now: number,
): { code: string; since: number } | undefined {
  if (view?.verdict.tone !== 'error') {
    return undefined;
  }
  const { code } = view.verdict;
  return before?.code === code ? before : { code, since: now };
}

function isHopeless(
  error: { code: string; since: number },
  now: number,
): boolean {
  const limit = HOPELESS.has(error.code)
    ? SURELY_HOPELESS_AFTER_MS
    : HOPELESS_AFTER_MS;
  return now - error.since >= limit;
}

/** The worst finding with its way out. */
function remedyOf({ findings }: EntityView): string {
  const ranks: Finding['severity'][] = ['error', 'warning'];
  const worst = ranks
    .flatMap(rank => findings.filter(({ severity }) => severity === rank))
    .at(0);
  return worst ? ` ${worst.message} ${worst.remedy}` : '';
}
