import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** What the field is given and what it yields. */
export const kuberayGroupBoundsFieldSchema = makeFieldSchema({
  output: z =>
    z
      .record(
        z.object({
          // Text where somebody typed no number; the validation refuses it by name.
          minReplicas: z.union([z.number(), z.string()]).optional(),
          maxReplicas: z.union([z.number(), z.string()]).optional(),
        }),
      )
      .describe(
        'By name of the group the bounds that change, as kuberay:raycluster:update takes them',
      ),
  uiOptions: z =>
    z.object({
      entityField: z
        .string()
        .optional()
        .describe(
          'Input with the reference of the Ray cluster’s entity; default entityRef',
        ),
    }),
});

/** Props of the field. */
export type KuberayGroupBoundsProps =
  typeof kuberayGroupBoundsFieldSchema.TProps;

/** By name of the group, the bounds that change. */
export type GroupBoundsValue = NonNullable<KuberayGroupBoundsProps['formData']>;
