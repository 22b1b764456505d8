import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** What the field is given and what it yields. */
export const rayClusterPickerFieldSchema = makeFieldSchema({
  output: z =>
    z
      .string()
      .describe('Reference of the entity, e.g. resource:default/my-ray'),
  uiOptions: z => {
    const filter = z.record(
      z.union([
        z.string(),
        z.array(z.string()),
        z.object({ exists: z.boolean() }),
      ]),
    );
    return z.object({
      catalogFilter: z
        .union([filter, z.array(filter)])
        .optional()
        .describe(
          'Narrows the choice further, written as for EntityPicker, e.g. spec.owner: group:default/ml',
        ),
    });
  },
});

/** Props of the field. */
export type RayClusterPickerProps = typeof rayClusterPickerFieldSchema.TProps;

/** The option `catalogFilter`. */
export type CatalogFilter = NonNullable<
  NonNullable<RayClusterPickerProps['uiSchema']['ui:options']>['catalogFilter']
>;
