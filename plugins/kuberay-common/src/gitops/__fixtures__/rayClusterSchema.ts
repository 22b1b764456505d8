import { z } from 'zod/v3';

/**
 * `ray.io/v1` RayCluster as far as chart `ray-cluster` writes it: names and types of domain.md 5.1 and of a pod's own
 * fields, no field beyond them, no null.
 */
const labels = z.record(
  z.string().regex(/^([-a-z0-9.]+\/)?[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/),
  z.string().regex(/^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/),
);

const text = z.record(z.string());
const object = z.record(z.unknown());
const count = z.number().int().min(0).max(2147483647);
const policy = z.enum(['Always', 'IfNotPresent', 'Never']);

/** The CRD takes integers and strings; Kubernetes writes no other form of a string. */
const amounts = z.record(
  z.union([
    z.number().int().nonnegative(),
    z.string().regex(/^[1-9][0-9]*([numkMGTPE]|[KMGTPE]i)?$/),
  ]),
);

const resources = z
  .object({ requests: amounts.optional(), limits: amounts.optional() })
  .strict();

const keyRef = z.object({ name: z.string(), key: z.string() }).strict();

const valueFrom = z
  .object({
    secretKeyRef: keyRef.optional(),
    configMapKeyRef: keyRef.optional(),
  })
  .strict();

/** A list that is keyed by name. */
const env = z
  .array(
    z
      .object({
        name: z.string().min(1),
        value: z.string().optional(),
        valueFrom: valueFrom.optional(),
      })
      .strict(),
  )
  .refine(
    list => new Set(list.map(({ name }) => name)).size === list.length,
    'names a variable twice',
  );

const container = z
  .object({
    name: z.enum(['ray-head', 'ray-worker']),
    image: z.string().regex(/^[^:\s]+(:[0-9]+\/[^:\s]+)?:[A-Za-z0-9_][-.\w]*$/),
    imagePullPolicy: policy,
    resources: resources.optional(),
    securityContext: object.optional(),
    env: env.optional(),
    volumeMounts: z.array(object).optional(),
  })
  .strict();

const toleration = z
  .object({
    key: z.string().optional(),
    operator: z.enum(['Exists', 'Equal']),
    value: z.string().optional(),
    effect: z.enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute']).optional(),
    tolerationSeconds: z.number().int().optional(),
  })
  .strict();

const podTemplate = z
  .object({
    metadata: z
      .object({ labels, annotations: text.optional() })
      .strict(),
    spec: z
      .object({
        imagePullSecrets: z
          .array(z.object({ name: z.string() }).strict())
          .optional(),
        serviceAccountName: z.string().optional(),
        priorityClassName: z.string().optional(),
        nodeSelector: labels.optional(),
        tolerations: z.array(toleration).optional(),
        affinity: object.optional(),
        volumes: z.array(object).optional(),
        containers: z.array(container).length(1),
      })
      .strict(),
  })
  .strict();

const group = {
  rayStartParams: text.optional(),
  template: podTemplate,
};

/** A RayCluster, strictly. */
export const rayClusterSchema = z
  .object({
    apiVersion: z.literal('ray.io/v1'),
    kind: z.literal('RayCluster'),
    metadata: z
      .object({
        name: z.string().regex(/^[a-z]([-a-z0-9]{0,51}[a-z0-9])?$/),
        namespace: z.string().optional(),
        labels,
        annotations: text.optional(),
      })
      .strict(),
    spec: z
      .object({
        rayVersion: z.string().optional(),
        enableInTreeAutoscaling: z.boolean().optional(),
        autoscalerOptions: z
          .object({
            version: z.enum(['v1', 'v2']),
            upscalingMode: z.enum(['Default', 'Aggressive', 'Conservative']),
            idleTimeoutSeconds: count,
            image: z.string().optional(),
            imagePullPolicy: policy.optional(),
            env: env.optional(),
            resources: resources.optional(),
          })
          .strict()
          .optional(),
        gcsFaultToleranceOptions: z
          .object({
            redisAddress: z.string(),
            redisUsername: z.object({ value: z.string() }).strict().optional(),
            redisPassword: z.object({ valueFrom }).strict().optional(),
            externalStorageNamespace: z.string().optional(),
          })
          .strict()
          .optional(),
        headGroupSpec: z
          .object({
            ...group,
            serviceType: z.enum(['ClusterIP', 'NodePort', 'LoadBalancer']),
          })
          .strict(),
        workerGroupSpecs: z
          .array(
            z
              .object({
                ...group,
                groupName: z.string().regex(/^[A-Za-z]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/),
                replicas: count,
                minReplicas: count,
                maxReplicas: count.min(1),
                numOfHosts: count.min(1),
              })
              .strict(),
          )
          .min(1),
      })
      .strict(),
  })
  .strict();

/** A RayCluster that {@link rayClusterSchema} took. */
export type StrictRayCluster = z.infer<typeof rayClusterSchema>;
