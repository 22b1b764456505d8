import { z } from 'zod/v3';
import { listOf, objectMetaSchema, optionalText } from '../parseKubeObject';
import { withoutCredentials } from './withoutAddresses';

const flag = z
  .boolean()
  .nullish()
  .transform(value => value ?? undefined);

const texts = listOf(z.string());

const ignoreRuleSchema = z.object({
  group: optionalText,
  // Optional in Argo CD's own schema, too: without a kind the rule is for none.
  kind: z
    .string()
    .nullish()
    .transform(kind => kind ?? ''),
  name: optionalText,
  namespace: optionalText,
  jqPathExpressions: texts,
  jsonPointers: texts,
  managedFieldsManagers: texts,
});

const initiatorSchema = z
  .object({ username: optionalText, automated: flag })
  .nullish();

const sourceSchema = z
  .object({
    repoURL: z.string(),
    path: optionalText,
    chart: optionalText,
    targetRevision: optionalText,
    helm: z.object({ releaseName: optionalText }).nullish(),
  })
  .transform(({ helm, ...source }) => ({
    ...source,
    repoURL: withoutCredentials(source.repoURL),
    releaseName: helm?.releaseName,
  }));

const specSchema = z.object({
  project: z.string().default('default'),
  destination: z.object({
    server: optionalText,
    name: optionalText,
    namespace: optionalText,
  }),
  source: sourceSchema.nullish(),
  sources: listOf(sourceSchema),
  ignoreDifferences: listOf(ignoreRuleSchema),
  syncPolicy: z
    .object({
      automated: z
        .object({ enabled: flag, prune: flag, selfHeal: flag })
        .nullish(),
      syncOptions: texts,
      retry: z.record(z.unknown()).nullish(),
    })
    .nullish(),
});

const statusSchema = z.object({
  sync: z
    .object({
      status: optionalText,
      revision: optionalText,
      revisions: texts,
    })
    .nullish(),
  health: z.object({ status: optionalText }).nullish(),
  operationState: z
    .object({
      phase: z.string(),
      message: optionalText,
      startedAt: optionalText,
      finishedAt: optionalText,
      retryCount: z.number().int().nullish(),
      operation: z
        .object({
          initiatedBy: initiatorSchema,
          sync: z
            .object({ autoHealAttemptsCount: z.number().int().nullish() })
            .nullish(),
        })
        .nullish(),
      syncResult: z
        .object({
          resources: listOf(
            z.object({
              kind: z.string(),
              name: z.string(),
              status: optionalText,
              message: z
                .string()
                .nullish()
                .transform(message => message ?? ''),
            }),
          ),
        })
        .nullish(),
    })
    .nullish(),
  history: listOf(
    z.object({
      id: z.number().int().default(0),
      revision: optionalText,
      revisions: texts,
      deployedAt: z
        .string()
        .nullish()
        .transform(time => time ?? ''),
      initiatedBy: initiatorSchema,
    }),
  ),
  conditions: listOf(
    z.object({ type: z.string(), message: z.string().default('') }),
  ),
  resources: listOf(
    z.object({
      group: optionalText,
      kind: z.string(),
      namespace: optionalText,
      name: z.string(),
      status: optionalText,
      requiresPruning: flag,
    }),
  ),
  controllerNamespace: optionalText,
});

/** What we read of an Application; the rest is left alone. What may be null or left out is absent, or an empty list. */
export const applicationSchema = z.object({
  metadata: objectMetaSchema.extend({ finalizers: texts }),
  spec: specSchema,
  status: statusSchema.nullish(),
  operation: z.record(z.unknown()).nullish(),
});

/** An Application as it was parsed. */
export type ParsedApplication = z.output<typeof applicationSchema>;

/** Who asked for a sync. */
export type ParsedInitiator = z.output<typeof initiatorSchema>;
