import { ANNOTATION_LOCATION } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { examples } from './createCatalogCheckAction.examples';
import { readEntityRef } from './readEntityRef';

/**
 * `kuberay:catalog:check`: whether an entity can be registered, before anything is written.
 *
 * Of two files that define one entity the catalog keeps the first, silently: the second cluster would run and its page
 * would show the first one. And `catalog:register` fails for a file that it registered before, so a task that is run
 * again asks `registered` first.
 */
export function createCatalogCheckAction(options: { catalog: CatalogService }) {
  const { catalog } = options;
  return createTemplateAction({
    id: 'kuberay:catalog:check',
    description:
      'Refuses the name of an entity that the catalog has from another file, and says whether this file is registered already; to be used before anything is written',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        entityRef: z =>
          z
            .string()
            .describe(
              'The entity that is to be registered, e.g. resource:default/training',
            ),
        catalogInfoUrl: z =>
          z
            .string()
            .describe('The file that will define it, as for catalog:register'),
      },
      output: {
        entityRef: z => z.string().describe('The entity, as a complete ref'),
        catalogInfoUrl: z => z.string().describe('The file, as it was given'),
        registered: z =>
          z
            .boolean()
            .describe(
              'The catalog has this file already, so catalog:register would refuse it',
            ),
      },
    },
    async handler(ctx) {
      const { catalogInfoUrl } = ctx.input;
      const entityRef = readEntityRef(ctx.input.entityRef);
      const location = `url:${catalogInfoUrl}`;
      const credentials = await ctx.getInitiatorCredentials();
      const entity = await catalog.getEntityByRef(entityRef, { credentials });
      if (
        entity &&
        entity.metadata.annotations?.[ANNOTATION_LOCATION] !== location
      ) {
        throw new InputError(
          `name: the catalog has ${entityRef} already, from another file; choose another name`,
        );
      }
      const registered =
        (await catalog.getLocationByRef(location, { credentials })) !==
        undefined;
      ctx.logger.info(
        registered
          ? `The catalog has ${catalogInfoUrl} already`
          : `The name ${entityRef} is free in the catalog`,
      );
      ctx.output('entityRef', entityRef);
      ctx.output('catalogInfoUrl', catalogInfoUrl);
      ctx.output('registered', registered);
    },
  });
}
