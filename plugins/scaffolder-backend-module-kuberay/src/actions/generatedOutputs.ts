import { z } from 'zod/v3';

/** Outputs of every generating action. */
export const fileOutputs = {
  files: z
    .array(z.string())
    .describe('Written files, relative to the workspace'),
  applications: z
    .array(
      z.object({
        role: z
          .enum(['crds', 'operator', 'cluster', 'guard', 'root'])
          .describe('What it brings'),
        name: z.string().describe('Name of the Application'),
        file: z.string().describe('Its file, relative to targetPath'),
      }),
    )
    .describe('The Applications, in the order in which Argo CD syncs them'),
};

/** Outputs of the actions that write a RayCluster. */
export const clusterOutputs = {
  ...fileOutputs,
  clusterName: z
    .string()
    .describe('Name of the RayCluster that the chart renders'),
  namespace: z.string().describe('Namespace of the RayCluster'),
  annotations: z
    .record(z.string())
    .describe('Annotations for the catalog entity of this cluster'),
};
