import { ANNOTATION_ORIGIN_LOCATION } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { examples } from './createCatalogUnregisterAction.examples';
import { readEntityRef } from './readEntityRef';

/**
 * `kuberay:catalog:unregister`: the counterpart of `catalog:register`, for an entity whose file has left Git.
 *
 * The catalog keeps a registered file as a location with an error for ever, and its entity with it. A location that
 * brought other entities as well stays: they would go with it. An entity that no registered location brought was
 * discovered, and goes by itself when its file has gone.
 */
export function createCatalogUnregisterAction(options: {
  catalog: CatalogService;
}) {
  const { catalog } = options;
  return createTemplateAction({
    id: 'kuberay:catalog:unregister',
    description:
      'Takes an entity out of the catalog by removing the registered location that brought it, unless that brought other entities as well',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        entityRef: z =>
          z
            .string()
            .describe(
              'The entity that is to go, e.g. resource:default/training',
            ),
      },
      output: {
        entityRef: z => z.string().describe('The entity, as a complete ref'),
        unregistered: z =>
          z
            .boolean()
            .describe(
              'Whether a location was removed; false: there was none, or it brought other entities, or this was a dry run',
            ),
      },
    },
    async handler(ctx) {
      const { logger } = ctx;
      const entityRef = readEntityRef(ctx.input.entityRef);
      const credentials = await ctx.getInitiatorCredentials();
      ctx.output('entityRef', entityRef);
      ctx.output('unregistered', false);
      const entity = await catalog.getEntityByRef(entityRef, { credentials });
      const origin = entity?.metadata.annotations?.[ANNOTATION_ORIGIN_LOCATION];
      if (origin === undefined) {
        logger.info(`The catalog has no ${entityRef} with a location`);
        return;
      }
      const location = await catalog.getLocationByRef(origin, { credentials });
      if (!location) {
        logger.info(
          `${entityRef} was not registered but discovered: it goes when its file has gone`,
        );
        return;
      }
      const { items } = await catalog.getEntities(
        {
          filter: {
            [`metadata.annotations.${ANNOTATION_ORIGIN_LOCATION}`]: origin,
          },
          fields: ['kind', 'metadata.name'],
        },
        { credentials },
      );
      const others =
        items.filter(
          ({ kind }) => kind.toLocaleLowerCase('en-US') !== 'location',
        ).length - 1;
      if (others > 0) {
        logger.warn(
          `The location of ${entityRef} brought ${others} more entities and stays; the catalog drops ${entityRef} when its file has gone`,
        );
        return;
      }
      if (ctx.isDryRun) {
        logger.info(`Dry run: the location of ${entityRef} would be removed`);
        return;
      }
      await catalog.removeLocationById(location.id, { credentials });
      logger.info(`Took ${entityRef} out of the catalog`);
      ctx.output('unregistered', true);
    },
  });
}
