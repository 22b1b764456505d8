import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { kuberayClusterReadPermission } from 'backstage-plugin-kuberay-common';
import type { EntityView } from 'backstage-plugin-kuberay-common';
import { z } from 'zod/v3';
import { principalName } from '../service/principalName';
import { audited } from './audited';
import { formatRayClusterRef } from './formatRayClusterRef';
import { parseEntityParams } from './parseEntityParams';
import type { RegisterActionsOptions } from './registerActions';

const inputSchema = z.object({
  entityRef: z
    .string()
    .describe('The catalog entity, such as component:default/fraud-model'),
});

const findingSchema = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  message: z.string(),
  remedy: z.string(),
});

const statusSchema = z.object({
  entityRef: z.string(),
  verdict: z.string().describe('What to know first, in one sentence'),
  verdictCode: z.string(),
  tone: z
    .string()
    .describe('error, warning, unknown, progressing, suspended or ok'),
  rayClusters: z.array(
    z.object({
      rayCluster: z.string().describe('<cluster>/<namespace>/<name>'),
      phase: z.string(),
      headReady: z.boolean().optional(),
      groups: z.array(
        z.object({
          name: z.string(),
          ready: z.number().int(),
          desired: z.number().int(),
          min: z.number().int(),
          max: z.number().int().optional().describe('Absent: no limit'),
        }),
      ),
    }),
  ),
  applications: z.array(
    z.object({
      name: z.string(),
      role: z.string(),
      sync: z.string(),
      health: z.string(),
    }),
  ),
  findings: z
    .array(findingSchema)
    .describe('What is wrong, and what to do about it'),
  staleSources: z
    .array(z.string())
    .describe(
      'Clusters and Argo CD instances that do not answer at the moment',
    ),
});

/** `get-ray-cluster-status`: the `EntityView` of one entity, as much of it as an agent needs. */
export function rayClusterStatusAction(
  options: Pick<RegisterActionsOptions, 'service' | 'auditor'>,
) {
  const { service, auditor } = options;
  return {
    name: 'get-ray-cluster-status',
    title: 'Get the status of a Ray cluster',
    description:
      'Tells how the Ray clusters of a catalog entity are: a verdict, ready and desired workers of each worker group, ' +
      "Argo CD's sync status, and every finding with its remedy. Use it to answer why a Ray cluster has no workers, " +
      'does not scale, or is not what Git says.',
    attributes: { readOnly: true, destructive: false, idempotent: true },
    visibilityPermission: kuberayClusterReadPermission,
    schema: {
      input: () => inputSchema,
      output: () => statusSchema,
    },
    examples: [
      {
        title: 'How is the Ray cluster of the fraud model?',
        input: { entityRef: 'component:default/fraud-model' },
        output: {
          entityRef: 'component:default/fraud-model',
          verdict: 'gpu-workers waits for capacity: 1 of 3 ready',
          verdictCode: 'waiting-for-capacity',
          tone: 'warning',
          rayClusters: [
            {
              rayCluster: 'prod/ml/fraud-model-kuberay',
              phase: 'WaitingForCapacity',
              headReady: true,
              groups: [
                { name: 'gpu-workers', ready: 1, desired: 3, min: 1, max: 8 },
              ],
            },
          ],
          applications: [
            {
              name: 'fraud-model',
              role: 'cluster',
              sync: 'Synced',
              health: 'Healthy',
            },
          ],
          findings: [],
          staleSources: [],
        },
      },
    ],
    action: async (context: {
      input: z.infer<typeof inputSchema>;
      credentials: BackstageCredentials;
    }) => {
      const { input, credentials } = context;
      const entityRef = parseRef(input.entityRef);
      const view = await audited(
        {
          auditor,
          eventId: 'entity-fetch',
          severityLevel: 'low',
          meta: {
            entityRef: stringifyEntityRef(entityRef),
            by: 'action',
            actor: principalName(credentials),
          },
        },
        () => service.getEntityView(entityRef, { credentials }),
      );
      return { output: toStatus(view) };
    },
  };
}

function parseRef(text: string) {
  try {
    return parseEntityParams(parseEntityRef(text));
  } catch {
    throw new InputError(
      'Invalid entityRef: it must be like component:default/fraud-model',
    );
  }
}

function toStatus(view: EntityView): z.infer<typeof statusSchema> {
  const { entityRef, verdict, rayClusters, applications, findings, sources } =
    view;
  return {
    entityRef,
    verdict: verdict.message,
    verdictCode: verdict.code,
    tone: verdict.tone,
    rayClusters: rayClusters.map(({ ref, phase, head, groups }) => ({
      rayCluster: formatRayClusterRef(ref),
      phase,
      ...(head && { headReady: head.ready }),
      groups: groups.map(({ name, ready, desired, min, max }) => ({
        name,
        ready,
        desired,
        min,
        ...(max !== undefined && { max }),
      })),
    })),
    applications: applications.map(({ name, role, sync, health }) => ({
      name,
      role,
      sync,
      health,
    })),
    findings: findings.map(({ code, severity, message, remedy }) => ({
      code,
      severity,
      message,
      remedy,
    })),
    staleSources: sources
      .filter(
        ({ freshness: { state } }) => state === 'stale' || state === 'failed',
      )
      .map(({ cluster }) => cluster),
  };
}
