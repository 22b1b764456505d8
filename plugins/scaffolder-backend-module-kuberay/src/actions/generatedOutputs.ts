import { z } from 'zod/v3';
import { findingsOutput } from './findingOutput';

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
        kind: z
          .enum(['ApplicationSet'])
          .optional()
          .describe('Where it is no Application itself but makes some'),
      }),
    )
    .describe('The Applications, in the order in which Argo CD syncs them'),
  findings: findingsOutput,
};

/** Outputs of the actions that write a RayCluster. */
export const clusterOutputs = {
  ...fileOutputs,
  clusterName: z
    .string()
    .describe('Name of the RayCluster that the chart renders'),
  replicaGuard: z
    .boolean()
    .describe(
      'Whether a replica guard protects the live worker counts once this is published',
    ),
  namespace: z.string().describe('Namespace of the RayCluster'),
  annotations: z
    .record(z.string())
    .describe('Annotations for the catalog entity of this cluster'),
};
