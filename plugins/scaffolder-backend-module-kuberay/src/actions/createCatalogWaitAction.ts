import { CatalogService } from '@backstage/plugin-catalog-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { setTimeout as wait } from 'node:timers/promises';
import { examples } from './createCatalogWaitAction.examples';
import { readEntityRef } from './readEntityRef';

const POLL_MS = 500;
const DEFAULT_TIMEOUT_SECONDS = 60;

/**
 * `kuberay:catalog:wait`: ends when the catalog knows an entity.
 *
 * `catalog:register` only notes where the entity's file is; its page says "not found" until the catalog has read it, and
 * does not look again by itself.
 */
export function createCatalogWaitAction(options: {
  catalog: CatalogService;
  /** Between two questions; tests bring their own. */
  pause?: (ms: number, signal?: AbortSignal) => Promise<void>;
}) {
  const { catalog, pause = (ms, signal) => wait(ms, undefined, { signal }) } =
    options;
  return createTemplateAction({
    id: 'kuberay:catalog:wait',
    description:
      'Waits after catalog:register until the catalog has read the entity, so that a link to its page works at once',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        entityRef: z =>
          z
            .string()
            .describe('The entity to wait for, e.g. resource:default/training'),
        timeoutSeconds: z =>
          z
            .number()
            .int()
            .min(1)
            .max(600)
            .optional()
            .describe(
              `Seconds after which the step fails. Default: ${DEFAULT_TIMEOUT_SECONDS}`,
            ),
      },
      output: {
        entityRef: z => z.string().describe('The entity, as a complete ref'),
      },
    },
    async handler(ctx) {
      const entityRef = readEntityRef(ctx.input.entityRef);
      ctx.output('entityRef', entityRef);
      if (ctx.isDryRun) {
        ctx.logger.info(`Dry run: not waiting for ${entityRef}`);
        return;
      }
      const { timeoutSeconds = DEFAULT_TIMEOUT_SECONDS } = ctx.input;
      const credentials = await ctx.getInitiatorCredentials();
      ctx.logger.info(`Waiting for ${entityRef} to appear in the catalog`);
      for (let waited = 0; waited <= timeoutSeconds * 1000; waited += POLL_MS) {
        if (await catalog.getEntityByRef(entityRef, { credentials })) {
          ctx.logger.info(`The catalog knows ${entityRef}`);
          return;
        }
        await pause(POLL_MS, ctx.signal);
      }
      throw new Error(
        `The catalog does not know ${entityRef} after ${timeoutSeconds} s. Its file is registered; look for a processing error of its location in the catalog, or give input timeoutSeconds a larger value.`,
      );
    },
  });
}
