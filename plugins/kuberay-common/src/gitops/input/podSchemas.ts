import { z } from 'zod/v3';
import { isUnique, NAMED_TWICE } from './isUnique';
import {
  annotationsSchema,
  dnsSubdomainSchema,
  labelsSchema,
  labelValueSchema,
  qualifiedNameSchema,
  unquotedNameSchema,
} from './metadataSchemas';
import { processTextSchema } from './textSchemas';

const ENV_NAME = /^(?!\.\.?$|\.\.)[-._a-zA-Z][-._a-zA-Z0-9]*$/;

/** One key of a Secret or ConfigMap. */
const keyRefSchema = z
  .object({
    name: dnsSubdomainSchema.describe('Name of the object'),
    key: z
      .string()
      .regex(/^[-._a-zA-Z0-9]{1,253}$/, 'must be a key of the object')
      .describe('Key in it'),
  })
  .strict();

/** An environment variable: its text, or where Kubernetes finds it. */
const envVarSchema = z
  .object({
    name: z
      .string()
      .max(253, 'must be at most 253 characters')
      .regex(ENV_NAME, 'must be the name of an environment variable')
      .describe('Name of the variable'),
    value: processTextSchema.optional().describe('Its value, as text'),
    valueFrom: z
      .object({
        secretKeyRef: keyRefSchema.optional().describe('Key of a Secret'),
        configMapKeyRef: keyRefSchema.optional().describe('Key of a ConfigMap'),
      })
      .strict()
      .refine(
        ({ secretKeyRef, configMapKeyRef }) =>
          (secretKeyRef === undefined) !== (configMapKeyRef === undefined),
        'must have exactly one of secretKeyRef and configMapKeyRef',
      )
      .optional()
      .describe('Where the value comes from, instead of value'),
  })
  .strict()
  .refine(
    ({ value, valueFrom }) =>
      (value === undefined) !== (valueFrom === undefined),
    'must have exactly one of value and valueFrom',
  );

/** Environment variables of a container; the later of two with one name would win, so names are unique. */
export const envSchema = z
  .array(envVarSchema)
  .refine(env => isUnique(env.map(({ name }) => name)), NAMED_TWICE);

/** A toleration of a pod. */
const tolerationSchema = z
  .object({
    key: qualifiedNameSchema
      .optional()
      .describe('Key of the taint; without it every key'),
    operator: z
      .enum(['Exists', 'Equal'])
      .default('Exists')
      .describe('Exists: any value; Equal: that of value'),
    value: labelValueSchema.optional().describe('Value of the taint'),
    effect: z
      .enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute'])
      .optional()
      .describe('Effect of the taint; without it every effect'),
    tolerationSeconds: z
      .number()
      .int()
      .nonnegative()
      .max(2147483647)
      .optional()
      .describe('Seconds that a pod stays after a NoExecute taint came'),
  })
  .strict()
  .refine(
    ({ key, operator }) => key !== undefined || operator === 'Exists',
    'must have a key with operator Equal',
  )
  .refine(
    ({ operator, value }) => operator === 'Equal' || value === undefined,
    'must not have a value with operator Exists',
  )
  .refine(
    ({ effect, tolerationSeconds }) =>
      tolerationSeconds === undefined || effect === 'NoExecute',
    'may have tolerationSeconds with effect NoExecute only',
  );

/** What head and worker groups have in common beside image and resources. */
export const podFields = {
  env: envSchema
    .default([])
    .describe('Environment variables of the Ray container'),
  labels: labelsSchema.default({}).describe('Labels of the pods'),
  annotations: annotationsSchema
    .default({})
    .describe('Annotations of the pods'),
  nodeSelector: labelsSchema
    .default({})
    .describe('Labels that a node must have to run these pods'),
  tolerations: z
    .array(tolerationSchema)
    .default([])
    .describe('Taints of nodes that these pods accept'),
  serviceAccountName: unquotedNameSchema
    .optional()
    .describe(
      'Service account of the pods; for the head with an autoscaler one that may change the RayCluster',
    ),
  priorityClassName: dnsSubdomainSchema
    .optional()
    .describe('Priority class of the pods'),
};

const podSchema = z.object(podFields);

/** What head and worker groups have in common, with its defaults filled in. */
export type PodInput = z.infer<typeof podSchema>;

/** An environment variable. */
export type EnvVarInput = z.infer<typeof envVarSchema>;
