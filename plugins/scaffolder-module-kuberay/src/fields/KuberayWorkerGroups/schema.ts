import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** What the field is given and what it yields. */
export const kuberayWorkerGroupsFieldSchema = makeFieldSchema({
  // Nothing but records: a value that is being typed need not satisfy the rules yet, and what they do not know is kept.
  output: z =>
    z
      .array(z.record(z.unknown()))
      .describe('Worker groups as the action kuberay:argocd:stack takes them'),
  uiOptions: z =>
    z.object({
      preview: z
        .boolean()
        .optional()
        .describe(
          'Whether the form describes a whole cluster, which is shown as YAML beside the groups; default true',
        ),
      nameField: z
        .string()
        .optional()
        .describe('Input with the name of the cluster; default name'),
      namespaceField: z
        .string()
        .optional()
        .describe('Input with its namespace; default namespace'),
      kuberayVersionField: z
        .string()
        .optional()
        .describe('Input with the KubeRay version; default kuberayVersion'),
      rayVersionField: z
        .string()
        .optional()
        .describe('Input with the Ray version; default rayVersion'),
      imageRepositoryField: z
        .string()
        .optional()
        .describe('Input with the image name; default imageRepository'),
      imageTagField: z
        .string()
        .optional()
        .describe('Input with the image tag; default imageTag'),
      imageSourceField: z
        .string()
        .optional()
        .describe(
          'Input that says whether image name and tag count: where it is there, only with the value own; default imageSource',
        ),
      autoscalerField: z
        .string()
        .optional()
        .describe(
          'Input with the autoscaler, an object as the action takes it; default autoscaler',
        ),
      replicaGuardField: z
        .string()
        .optional()
        .describe(
          'Input with the mode of the replica guard: auto, on or off; default replicaGuard',
        ),
    }),
});

/** Props of the field. */
export type KuberayWorkerGroupsProps =
  typeof kuberayWorkerGroupsFieldSchema.TProps;

/** `ui:options` of the field. */
export type WorkerGroupsOptions = NonNullable<
  KuberayWorkerGroupsProps['uiSchema']['ui:options']
>;
