import { z } from 'zod/v3';

/** Environment variables are put in as text. */
const flag = z.preprocess(
  value => (value === 'true' || value === 'false' ? value === 'true' : value),
  z.boolean(),
);

const text = z.string().min(1);

const clusterSchema = z.object({
  name: text,
  title: text.optional(),
  url: text.optional(),
  serviceAccountToken: text.optional(),
  caData: text.optional(),
  caFile: text.optional(),
  skipTLSVerify: flag.default(false),
  kubeconfig: text.optional(),
  context: text.optional(),
  namespaces: z.array(text).nonempty().optional(),
});

/** One entry of `kuberay.clusters` as written. */
export type ClusterSetting = z.output<typeof clusterSchema>;

/** The `kuberay` block as far as this plugin reads it; `config.d.ts` describes each key. */
export const kuberaySchema = z.object({
  actions: z
    .object({
      enabled: flag.default(false),
      allow: z
        .array(z.object({ owner: text, project: text, namespace: text }))
        .default([]),
    })
    .default({}),
  clusters: z.array(clusterSchema).default([]),
  namespaces: z.record(z.array(text).nonempty()).default({}),
  destinations: z.record(text).default({}),
  ray: z
    .object({ dashboard: z.enum(['off', 'proxy']).default('off') })
    .default({}),
  links: z.object({ rayDashboard: text.optional() }).default({}),
  // A duration is read by Backstage's own reader.
  history: z.object({ retention: z.unknown() }).default({}),
});

/** The `kuberay` block as written, with defaults. */
export type KuberaySettings = z.output<typeof kuberaySchema>;
