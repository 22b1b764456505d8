import { z } from 'zod/v3';
import { KUBERAY_HELM_REPOSITORY, KUBERAY_REPOSITORY } from '../argocdNames';
import { argocdSchema } from './argocdSchema';
import { autoscalerSchema } from './autoscalerSchema';
import { destinationSchema } from './destinationSchema';
import { entityRefSchema } from './entityRefSchema';
import { headSchema } from './headSchema';
import { imageSchema } from './imageSchema';
import { isUnique, NAMED_TWICE } from './isUnique';
import { gcsFaultToleranceSchema } from './gcsFaultToleranceSchema';
import { gitopsSchema, replicaGuardSchema, rootSchema } from './gitopsSchemas';
import {
  annotationsSchema,
  dnsSubdomainSchema,
  labelValueSchema,
  STAYS_TEXT_MESSAGE,
  staysText,
} from './metadataSchemas';
import { operatorSchema } from './operatorSchema';
import { envSchema } from './podSchemas';
import { gitRepositoryUrlSchema, helmRepositoryUrlSchema } from './urlSchemas';
import { workerGroupSchema } from './workerGroupSchema';

const THREE_PART_VERSION = /^(0|[1-9][0-9]*)(\.(0|[1-9][0-9]*)){2}$/;

function versionSchema(example: string) {
  return z
    .string()
    .regex(THREE_PART_VERSION, `must be a version X.Y.Z such as ${example}`);
}

/** Everything that a Ray stack on Argo CD is made from. @public */
export const rayStackInputSchema = z
  .object({
    name: z
      .string()
      // An empty one is R1's.
      .refine(name => name === '' || staysText(name), STAYS_TEXT_MESSAGE)
      .describe(
        'Name of the Ray cluster: Helm release and Argo CD Application; the RayCluster gets `-kuberay` behind it',
      ),
    entityRef: entityRefSchema
      .optional()
      .describe(
        'Catalog entity whose owner may refresh and sync the Application, e.g. component:default/my-ray',
      ),
    kubernetesId: labelValueSchema
      .optional()
      .describe(
        'backstage.io/kubernetes-id on head pod and entity; without it the name (profile ray-docs: none), empty: none',
      ),
    profile: z
      .enum(['recommended', 'ray-docs'])
      .default('recommended')
      .describe(
        "recommended: safe with an autoscaler; ray-docs: exactly the Ray documentation's YAML",
      ),
    layout: z
      .enum(['separate', 'single'])
      .default('separate')
      .describe('One file for each Application, or all in ray-argocd-all.yaml'),
    versions: z
      .object({
        kuberay: versionSchema('1.5.1')
          .default('1.5.1')
          .describe('KubeRay version of the CRDs and the operator'),
        chart: versionSchema('1.5.1')
          .optional()
          .describe(
            'Version of chart ray-cluster where it is not the KubeRay version (profile ray-docs only)',
          ),
      })
      .strict()
      .default({})
      .describe('KubeRay versions'),
    ray: z
      .object({
        version: versionSchema('2.52.0')
          .default('2.52.0')
          .describe('Ray version inside the image (not written by ray-docs)'),
        image: imageSchema.default({}),
      })
      .strict()
      .default({})
      .describe('Ray version and image'),
    argocd: argocdSchema.default({}),
    destination: destinationSchema.default({}),
    head: headSchema.default({}),
    autoscaler: autoscalerSchema.default({}),
    workerGroups: z
      .array(workerGroupSchema)
      .min(1, 'must hold at least one worker group')
      .default([{ name: 'workers' }])
      .describe(
        "Worker groups; the first one becomes the chart's `worker`, the others its additionalWorkerGroups",
      ),
    env: envSchema
      .default([])
      .describe('Environment variables of every Ray container'),
    imagePullSecrets: z
      .array(dnsSubdomainSchema)
      .refine(isUnique, NAMED_TWICE)
      .default([])
      .describe('Secrets with which head and workers pull their images'),
    gcsFaultTolerance: gcsFaultToleranceSchema.optional(),
    annotations: annotationsSchema
      .default({})
      .describe('Annotations of the RayCluster object'),
    operator: operatorSchema.default({}),
    sources: z
      .object({
        kuberay: gitRepositoryUrlSchema
          .default(KUBERAY_REPOSITORY)
          .describe('Git repository of CRDs and operator, or its mirror'),
        charts: helmRepositoryUrlSchema
          .default(KUBERAY_HELM_REPOSITORY)
          .describe('Helm repository of chart ray-cluster, or its mirror'),
      })
      .strict()
      .default({})
      .describe('Where Argo CD gets CRDs, operator and chart from'),
    gitops: gitopsSchema.optional(),
    root: rootSchema.default({ kind: 'none' }),
    values: z
      .enum(['inline', 'file'])
      .default('inline')
      .describe(
        'inline: the Helm values in the Application; file: in values/<name>.yaml of the repository, as a second source ($values)',
      ),
    replicaGuard: replicaGuardSchema.default({}),
  })
  .strict();

/** A stack's input with every default filled in. @public */
export type RayStackInput = z.infer<typeof rayStackInputSchema>;

/** A stack's input as a person writes it. @public */
export type RayStackInputArg = z.input<typeof rayStackInputSchema>;
